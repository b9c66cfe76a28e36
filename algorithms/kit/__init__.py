"""What all pages are made of: figures, charts, blocks, tables, numbers, formulas."""
