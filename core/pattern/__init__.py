"""The security pattern as a whole: grades, axes, strategic nodes, land cover, planning zones."""
