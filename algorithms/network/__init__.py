"""Parts of the corridor and network algorithms."""
