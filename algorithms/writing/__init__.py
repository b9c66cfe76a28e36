"""The way out: every file that is written."""
