"""Runs pytest with the stand-ins in place of QGIS: ``run.py tests/ui/ahp ...``."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    """Put the stand-ins first on the path, then pytest."""
    sys.path.insert(0, str(HERE))
    os.environ["ESP_QT6"] = "yes"
    os.environ["PYTEST_QT_API"] = "pyqt6"
    import pytest

    return pytest.main(["-p", "stand_in_fixtures", *sys.argv[1:]])


if __name__ == "__main__":
    raise SystemExit(main())
