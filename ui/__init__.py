"""Qt dialogs that fill and run the algorithms."""
