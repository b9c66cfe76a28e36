"""Figures of report pages: matplotlib by its objects alone, so that threads do not meet in global state."""

from __future__ import annotations

import importlib.util
import io
import math
import re

import numpy as np

from ..platform.first_thread import matplotlib_part

_LATIN = "DejaVu Sans"
# Fonts with Chinese characters, the first that is installed is taken; the parts of names find those of other systems.
_CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "Heiti SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Arial Unicode MS",
)
_CHINESE_PARTS = ("Sans CJK", "Han Sans", "YaHei", "JhengHei", "PingFang", "Heiti", "WenQuanYi", "CJK", "Han Serif")
_CHINESE_PARTS += ("SimSun", "Songti", "STSong", "FangSong", "KaiTi", "MingLiU", "UMing", "UKai", "Droid Sans Fallback")
# Files of such fonts.
_FILES = re.compile(r"CJK|SourceHan|NotoSans(SC|HK|TC)|wqy|msyh|sim(sun|hei)|PingFang|Songti|Heiti|DroidSansFall", re.I)

_CHART_DPI = 150
# Charts hardly shrink by more effort, which would take as long as drawing them.
_EFFORT = 3
_LONG_NAME = 34
# Okabe and Ito's colours, which stay apart for colour-blind readers.
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#000000")


class Chart(bytes):
    """The PNG of a figure that can be drawn again, as lines and letters or with more dots."""

    def __new__(cls, png: bytes, figure):
        """Bytes with the figure that they show."""
        made = super().__new__(cls, png)
        made.figure = figure
        return made

    def again(self, dpi: int) -> bytes:
        """The PNG with so many dots an inch."""
        self.figure.set_dpi(dpi)
        return self._drawn(matplotlib_part("backends.backend_agg").FigureCanvasAgg(self.figure).print_png)

    def pdf(self) -> bytes:
        """The figure as a PDF."""
        canvas = matplotlib_part("backends.backend_pdf").FigureCanvasPdf(self.figure)
        return self._drawn(canvas.print_pdf, metadata={"CreationDate": None})

    def svg(self) -> bytes:
        """The figure as an SVG."""
        canvas = matplotlib_part("backends.backend_svg").FigureCanvasSVG(self.figure)
        return self._drawn(canvas.print_svg, metadata={"Date": None})

    @staticmethod
    def _drawn(draw, **options) -> bytes:
        buffer = io.BytesIO()
        # Names of parts by chance would make each file another one.
        with matplotlib_part().rc_context({"svg.hashsalt": "esp", "pdf.fonttype": 42}):
            draw(buffer, **options)
        return buffer.getvalue()


def can_draw() -> bool:
    """Whether matplotlib is there."""
    return importlib.util.find_spec("matplotlib") is not None


def new_figure(width: float, height: float):
    """An empty figure of so many inches."""
    return matplotlib_part("figure").Figure(figsize=(width, height), dpi=100, facecolor="white")


def new_axes(width: float, height: float, dpi: int = 100):
    """A figure of so many inches with one pair of axes."""
    figure = new_figure(width, height)
    figure.set_dpi(dpi)
    return figure, figure.add_subplot()


def png_of(figure, below: float = 0.0) -> bytes:
    """The figure as a PNG file; the share `below` of its height is left to a legend of the figure."""
    canvas = matplotlib_part("backends.backend_agg").FigureCanvasAgg(figure)
    use_fonts(figure)
    figure.tight_layout(rect=(0.0, below, 1.0, 1.0))
    buffer = io.BytesIO()
    canvas.print_png(buffer, pil_kwargs={"compress_level": _EFFORT})
    return Chart(buffer.getvalue(), figure)


def chinese_font():
    """The name of an installed font with Chinese characters, or None."""
    font_manager = matplotlib_part("font_manager")

    found = _chinese_among(font_manager.fontManager.ttflist)
    if found is None:
        # matplotlib remembers the fonts of its first start; one may have been installed since.
        for path in font_manager.findSystemFonts():
            if _FILES.search(path):
                font_manager.fontManager.addfont(path)
        found = _chinese_among(font_manager.fontManager.ttflist)
    return found


def _chinese_among(fonts):
    installed = sorted({font.name for font in fonts})
    for name in _CHINESE:
        if name in installed:
            return name
    return next((name for part in _CHINESE_PARTS for name in installed if part in name), None)


def use_fonts(figure) -> None:
    """Give all texts of a figure fonts that have their characters."""
    texts = figure.findobj(matplotlib_part("text").Text)
    foreign = [text for text in texts if any(ord(letter) > 0x2E7F for letter in text.get_text())]
    # Looking for the font takes long, and most charts need none but the first.
    chinese = chinese_font() if foreign else None
    for text in texts:
        # Before 3.6 matplotlib looks into the first font only.
        text.set_fontfamily([chinese, _LATIN] if chinese and text in foreign else [_LATIN])


def plain(text) -> str:
    """A name as it is: dollar signs would start a formula."""
    return str(text).replace("$", r"\$")


def colour_of(number: int) -> str:
    """The colour of a series by its number from 0."""
    return COLOURS[number % len(COLOURS)]


def clean_axes(axes, x_label: str, y_label: str) -> None:
    """Labels, and only the lines that help reading."""
    axes.set_xlabel(x_label)
    axes.set_ylabel(y_label)
    axes.grid(True, color="#e6e6e6", linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def whole_ticks(axis, values) -> None:
    """No halves between numbers that are counted."""
    known = [value for value in values if value is not None]
    if known and all(float(value).is_integer() for value in known):
        axis.get_major_locator().set_params(integer=True)


def legend_beside(axes, size: float = 8) -> None:
    """The legend on the right of a chart."""
    axes.legend(frameon=False, fontsize=size, bbox_to_anchor=(1.01, 1.0), loc="upper left")


def name_rows(axes, places, labels, size: float = 8.5) -> None:
    """Names beside horizontal bars."""
    axes.set_yticks(places)
    axes.set_yticklabels([plain(label) for label in labels], fontsize=size)


def without_ticks(axes) -> None:
    """Axes of a map."""
    axes.set_xticks([])
    axes.set_yticks([])


def cell_step(shape, most: int) -> int:
    """Every how many cells a raster is shown, so that its longer side has at most so many."""
    return max(1, -(-max(shape) // most))


def chart_axes(height: float, width: float = 7.2):
    """A figure of a chart, with numbers along its axes as readers write them."""
    ticker = matplotlib_part("ticker")

    figure, axes = new_axes(width, height, _CHART_DPI)
    axes.tick_params(labelsize=8.5)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(ticker.FuncFormatter(tick_text))
    return figure, axes


def tick_text(value: float, place) -> str:
    """A number on an axis, thousands apart."""
    return f"{value:,.10g}".replace("-", "−")


def as_numbers(values) -> np.ndarray:
    """Values as floats, NaN for missing ones."""
    return np.array([math.nan if value is None else value for value in values], dtype=float)


def short_name(text) -> str:
    """A name that leaves room for the chart."""
    text = str(text)
    return plain(text if len(text) <= _LONG_NAME else text[: _LONG_NAME - 1] + "…")
