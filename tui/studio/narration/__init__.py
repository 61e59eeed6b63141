"""Text to speech, with the time of every word and mouth shape."""
