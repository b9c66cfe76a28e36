"""Loops over what must be there: a test whose loop never runs, or stops early, passes whatever it says."""


def paired(*lists):
    """The entries of lists side by side, as `zip`; the lists are as long as each other and not empty."""
    lists = [list(entries) for entries in lists]
    lengths = [len(entries) for entries in lists]
    assert min(lengths) == max(lengths) > 0, f"lists of {lengths} entries are compared"
    return list(zip(*lists))


def each(entries):
    """The entries of a list that is not empty."""
    entries = list(entries)
    assert entries, "there is nothing to look at"
    return entries
