"""A presenter's figure, part by part, in vectors.

Everything here draws in design units: a sheet 400 wide and 540 high, the head's centre at about (200, 185), the
picture's lower edge at 540. It knows people, looks and poses; it does not know frames, pixels or time.
"""
