"""Parts of the ecosystem health algorithms."""
