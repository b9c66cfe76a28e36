"""The network of sources and corridors beside the map."""
