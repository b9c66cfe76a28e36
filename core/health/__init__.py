"""Ecosystem health: landscape metrics, moving windows, vigour, organisation, resilience, services, change."""
