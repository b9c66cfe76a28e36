"""Lists as people write them: parts between commas, semicolons, tabs and line ends, those of a Chinese keyboard too."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[,;，；、﹐﹔\t\n]")


def list_parts(text) -> list[str]:
    """The parts of a list without the blanks around them; empty ones are left out, None is an empty list."""
    parts = _SEPARATORS.split("" if text is None else str(text))
    return [part.strip() for part in parts if part.strip()]
