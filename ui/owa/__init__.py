"""The explorer of ordered weighted averaging."""
