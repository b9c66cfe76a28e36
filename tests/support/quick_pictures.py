"""Blanks in place of a report's pictures, which take much of a workflow's time; tests of reports look at them."""

import struct
import zlib
from contextlib import ExitStack, contextmanager
from unittest import mock


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# A white dot.
BLANK = b"\x89PNG\r\n\x1a\n" + b"".join(
    (
        _part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        _part(b"IDAT", zlib.compress(b"\0\xff")),
        _part(b"IEND", b""),
    )
)


@contextmanager
def quick_pictures():
    """No picture of a report is drawn while this lasts; what they show is put together as ever."""
    from esp_toolbox.algorithms.kit import drawing
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with ExitStack() as stack:
        for kind, name, instead in (
            (drawing.Drawing, "png", lambda self, dpi: BLANK),
            (FigureCanvasAgg, "print_png", lambda self, file, **options: file.write(BLANK)),
            # Room is made for labels by drawing them.
            (Figure, "tight_layout", lambda self, **options: None),
        ):
            stack.enter_context(mock.patch.object(kind, name, instead))
        yield
