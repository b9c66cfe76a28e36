"""Rasters and vectors: reading, aligning, writing, styles, maps."""
