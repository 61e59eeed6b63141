"""THE CONVERSATION: what a session is and how it moves, without a terminal.

Knows drafts, attachments, the live session, its timeline and transcript, and what must survive a restart.
Knows nothing of Textual or of which backend answers.
"""
