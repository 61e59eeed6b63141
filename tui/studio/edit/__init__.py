"""Frames and sound to a finished video: MP4, poster, preview, subtitles."""
