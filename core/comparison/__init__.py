"""Patterns side by side: areas, corridors, places that two runs share."""
