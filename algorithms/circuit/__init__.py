"""Circuit theory: current, pinch points, barriers."""
