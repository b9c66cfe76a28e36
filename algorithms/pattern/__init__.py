"""The security pattern, its zones and its sheets."""
