"""Parts of the data algorithms."""
