"""The editor of factor tables."""
