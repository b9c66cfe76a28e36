"""What is known of data products: legends, fill values, scales, units, years and tiles in their names."""
