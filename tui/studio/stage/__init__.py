"""Storyboard and timing to frames: scenes, presenter, captions, motion."""
