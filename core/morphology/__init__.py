"""Morphological spatial pattern analysis (MSPA) and its steps."""
