"""Networks of sources: corridors, gravity, connectivity, centrality, robustness, space syntax."""
