"""Corridors and the network that they make."""
