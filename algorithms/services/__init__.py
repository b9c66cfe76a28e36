"""Parts of the ecosystem service algorithms."""
