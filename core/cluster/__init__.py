"""The workers of a Dask cluster: who they are, what is sent to them, how what comes back is read."""
