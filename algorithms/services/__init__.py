"""Ecosystem services and the climate indices that they need."""
