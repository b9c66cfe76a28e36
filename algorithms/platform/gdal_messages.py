"""GDAL's messages, collected instead of printed."""

import contextlib

from osgeo import gdal


@contextlib.contextmanager
def gdal_errors():
    """Collect GDAL's messages instead of printing them; yields the list of (class, text)."""
    messages: list = []
    gdal.PushErrorHandler(lambda kind, number, text: messages.append((kind, text)))
    try:
        yield messages
    finally:
        gdal.PopErrorHandler()
