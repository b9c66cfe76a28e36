"""Landscape metrics and ecosystem health."""
