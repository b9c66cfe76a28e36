"""What a search for barriers can be told, by the words that forms and core share; it imports nothing heavy."""

# Of several corridors the best counts, all that gain do, or both are told.
COMBINATIONS = ("maximum", "sum", "both")
# The cheapest cells are looked for in the whole disc or on its rim.
WINDOWS = ("disc", "ring")
