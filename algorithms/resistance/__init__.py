"""Parts of the resistance algorithms."""
