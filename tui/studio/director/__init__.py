"""Prompt and files in, storyboard out; pure, and honest: nothing is said that the material does not say."""
