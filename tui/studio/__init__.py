"""THE EMBEDDED VIDEO AGENT: a server of the contract that writes, speaks, draws and encodes by itself.

Imports nothing of the interface; only the command line imports it, to start it.
"""
