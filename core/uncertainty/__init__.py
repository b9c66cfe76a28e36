"""How sure a pattern is: many runs of a workflow with parameters that vary, and what they have in common."""
