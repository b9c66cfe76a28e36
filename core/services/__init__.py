"""Ecosystem services: habitat quality, water yield, soil retention, carbon, and the climate indices they need."""
