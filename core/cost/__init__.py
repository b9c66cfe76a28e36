"""Accumulated cost over a resistance surface, its paths and allocation, and the disc minimum."""
