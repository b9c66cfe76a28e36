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


@contextlib.contextmanager
def gdal_options(options: dict):
    """Options of GDAL's drivers for this thread, while something is opened and read."""
    for key, value in options.items():
        gdal.SetThreadLocalConfigOption(key, value)
    try:
        yield
    finally:
        for key in options:
            gdal.SetThreadLocalConfigOption(key, None)
