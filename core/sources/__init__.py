"""Ecological sources: habitat patches and their selection."""
