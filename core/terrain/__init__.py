"""Terrain: slope, pit filling, flow directions, flow networks and streams."""
