"""Circuit theory on rasters and networks: effective resistance and current maps.

The modes of Circuitscape (`pairwise`, `one_to_all`, `all_to_one`, `advanced`, and two for networks), the
current `between` two regions in a mask, the moving windows of `omniscape`, and the solver under them:
multigrid in conjugate gradients.
"""
