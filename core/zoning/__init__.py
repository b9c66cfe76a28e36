"""Restoration zones by ordered rules."""
