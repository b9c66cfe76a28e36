"""What a search for barriers can be told, by the words that forms and core share; it imports nothing heavy."""

# Of several corridors the best counts, all that gain do, or both are told.
COMBINATIONS = ("maximum", "sum", "both")
# The cheapest cells are looked for in the whole disc or on its rim.
WINDOWS = ("disc", "ring")
# Degrees beyond which nothing is planted or grows back: the steepest class of slopes of SL 190-2007 begins there.
STEEPEST = 35.0
