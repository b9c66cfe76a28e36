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


def close_dataset(dataset) -> None:
    """Close a dataset that was written, now, whoever still knows it.

    A dataset that Python drops closes as well, but what goes wrong then is told to nobody where GDAL raises exceptions.

    Parameters
    ----------
    dataset : osgeo.gdal.Dataset
        Not to be used any more, nor its bands and layers.

    Raises
    ------
    RuntimeError
        Where GDAL raises exceptions, with what went wrong.
    """
    if hasattr(dataset, "Close"):
        try:
            dataset.Close()
        except RuntimeError:
            # It is gone all the same, and Python would destroy it once more; since GDAL 3.13 it knows that itself.
            if dataset.this is not None:
                dataset.thisown = False
            raise
    elif dataset.thisown:
        # Before GDAL 3.8 there is no other name for it.
        dataset.__swig_destroy__(dataset)


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
