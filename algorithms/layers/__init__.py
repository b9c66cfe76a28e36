"""Rasters, vectors and tables: reading, aligning, writing, styles."""
