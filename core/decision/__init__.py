"""Multi-criteria decision: standardisation, weights, overlay, classification, AHP."""
