"""What fills the terminal. Screens hold widgets, turn their messages into intents, and draw conversation state."""
