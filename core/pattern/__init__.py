"""The pattern itself: source selection, pinch points, barriers, zoning, the graded security pattern."""
