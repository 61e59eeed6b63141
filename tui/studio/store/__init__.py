"""WHAT THE STUDIO KEEPS: one SQLite file. Each module is one subject; none knows HTTP or how a session moves."""
