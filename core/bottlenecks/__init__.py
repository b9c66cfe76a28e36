"""Where corridors are narrow or blocked: pinch points, barriers, their restoration."""
