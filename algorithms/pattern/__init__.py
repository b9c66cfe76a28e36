"""Parts of the pattern, zone and report algorithms."""
