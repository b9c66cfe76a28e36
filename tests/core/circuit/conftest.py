"""Lets the tests of this folder import the slow reference and the suite's adapter beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
