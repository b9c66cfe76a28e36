"""Tables as files."""

import csv


def read_csv(path):
    """The rows of a table as dictionaries of texts."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
