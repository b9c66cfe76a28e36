"""Data: onto one grid, and the sample basin."""
