"""Ecological sources: MSPA, connectivity, OWA, selection."""
