"""Parts of the ecological source algorithms."""
