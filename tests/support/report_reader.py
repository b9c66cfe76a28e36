"""Reads a report's page as its readers do: tables with captions, heads and cells, and everything it would load."""

from html.parser import HTMLParser


class ReportPage(HTMLParser):
    """The tables of a page.

    Parameters
    ----------
    text : str
        The page.
    """

    def __init__(self, text):
        super().__init__()
        self.tables = []
        self.loads = []
        self.tags = set()
        self._inside = []
        self._text = None
        self.feed(text)

    def table(self, caption):
        """The first table whose caption begins with a text."""
        return next(table for table in self.tables if table["caption"].startswith(caption))

    def column(self, caption, number):
        """The numbers of a column of the first part of a table, and their texts."""
        rows = self.table(caption)["parts"][0]["rows"]
        return [row[number] for row in rows]

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.tags.add(tag)
        self.loads += [named[key] for key in ("src", "href", "data", "action", "poster") if named.get(key)]
        kind = named.get("class", "").split(" ")[0]
        if tag == "div" and kind == "table":
            self.tables.append({"caption": "", "parts": [], "note": ""})
        elif tag == "p" and kind == "caption":
            self._inside, self._text = ["caption"], ""
        elif tag == "b" and self._inside == ["caption"]:
            self._text = None
        elif tag == "table" and self.tables:
            self.tables[-1]["parts"].append({"heads": [], "rows": []})
        elif tag == "th":
            self._text = ""
        elif tag == "tr" and self.tables and self.tables[-1]["parts"]:
            self.tables[-1]["parts"][-1]["rows"].append([])
        elif tag == "td":
            self._text = ""
            value = named.get("data-value")
            self._value = None if value is None else float(value)

    def handle_endtag(self, tag):
        if tag == "b" and self._inside == ["caption"]:
            self._text = ""
        elif tag == "p" and self._inside == ["caption"]:
            self.tables[-1]["caption"] = self._text.strip()
            self._inside, self._text = [], None
        elif tag == "th":
            self.tables[-1]["parts"][-1]["heads"].append(" ".join(self._text.split()))
            self._text = None
        elif tag == "td":
            self.tables[-1]["parts"][-1]["rows"][-1].append((self._text, self._value))
            self._text = None
        elif tag == "thead":
            # Its row holds heads, no cells.
            self.tables[-1]["parts"][-1]["rows"] = []

    def handle_data(self, data):
        if self._text is not None:
            self._text += data


def shown_number(text):
    """A number as the page writes it, and half of its last digit."""
    plain = text.replace(",", "").replace("−", "-").replace("\u00a0", "")
    if plain.startswith(("<", ">")):
        return 0.0, abs(float(plain[1:]))
    if " × 10" in plain:
        number, power = plain.split(" × 10")
        power = int(power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")))
        return float(number) * 10.0**power, 0.0051 * 10.0**power
    decimals = len(plain.split(".")[1]) if "." in plain else 0
    return float(plain), 0.5001 * 10.0**-decimals
