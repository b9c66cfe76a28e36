"""Synthetic landscapes with known properties: the sample basin, and small surfaces with known answers."""
