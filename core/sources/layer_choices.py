"""How class layers make sources together, by the words that forms and core share; it imports nothing heavy."""

# A cell is habitat where all layers have one of their classes, at least so many of them, or any.
LAYER_RULES = ("all", "at least", "any")
