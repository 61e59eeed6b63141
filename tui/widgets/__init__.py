"""The parts of a screen. A widget draws the state it is given and posts messages; it never calls the client."""
