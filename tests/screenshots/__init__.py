"""Pictures of the real program on the real studio: `python -m tests.screenshots` makes them all anew."""
