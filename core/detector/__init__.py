"""What a pattern in space is explained by: the geographical detector."""
