"""Networks of patches and corridors: connectivity indices, gravity, centrality, robustness, space syntax."""
