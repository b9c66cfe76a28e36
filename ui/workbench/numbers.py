"""Numbers as people say them: sensible digits, units, the language's separators."""

from qgis.PyQt.QtCore import QLocale

from ..widgets.text import shared_tr


def count(value) -> str:
    """A whole number with separators."""
    return QLocale().toString(int(round(float(value))))


def decimal(value, digits: int = 3) -> str:
    """A number with so many significant digits."""
    value = float(value)
    if value == 0:
        return "0"
    if abs(value) >= 10 ** (digits - 1):
        return count(value)
    places = 0
    while abs(value) * 10**places < 10 ** (digits - 1):
        places += 1
    text = QLocale().toString(value, "f", min(places, 8))
    point = QLocale().decimalPoint()
    return text.rstrip("0").rstrip(point) if point in text else text


def area(hectares) -> str:
    """Hectares below 10 km2, square kilometres above."""
    hectares = float(hectares)
    if hectares >= 1000.0:
        return shared_tr("{number} km²").format(number=decimal(hectares / 100.0))
    return shared_tr("{number} ha").format(number=decimal(hectares))


def length(metres) -> str:
    """Metres below 1 km, kilometres above."""
    metres = float(metres)
    if metres >= 1000.0:
        return shared_tr("{number} km").format(number=decimal(metres / 1000.0))
    return shared_tr("{number} m").format(number=decimal(metres))


def percent(share, digits: int = 2) -> str:
    """A share from 0 to 1 in percent."""
    return f"{decimal(100.0 * float(share), digits)} %"
