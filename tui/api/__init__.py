"""THE CONTRACT: what goes over the wire to a video agent, and a client for it.

Knows the shapes, limits and manners of the v3 API. Knows nothing of conversations, widgets or the studio.
"""
