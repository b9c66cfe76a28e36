"""Resistance: factors, judgements, overlay, correction, classes, walls."""
