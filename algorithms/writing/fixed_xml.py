"""XML of QGIS, such as styles and projects, as the same text for the same content.

Qt writes the attributes of a tag in an order of chance, and QGIS gives new ids to layers, symbol layers and rules each
time, and since 3.26 colours of chance to their profiles: attributes are sorted, ids are counted, profiles are grey.
"""

from __future__ import annotations

import re
import uuid

# A tag with its attributes, of XML that Qt has written.
_TAG = re.compile(r'<([\w:.-]+)((?:\s+[\w:.-]+=(?:"[^"]*"|\'[^\']*\'))+)(\s*/?)>')
_ATTRIBUTE = re.compile(r'\s+([\w:.-]+=(?:"[^"]*"|\'[^\']*\'))')
_RANDOM_ID = re.compile(r"[0-9a-f]{8}(?P<between>[-_])(?:[0-9a-f]{4}(?P=between)){3}[0-9a-f]{12}")

# What layers look like in an elevation profile, and the colours there; attributes are sorted by then.
_PROFILE = re.compile(r"<elevation(?:\s[^>]*)?(?<!/)>.*?</elevation>", re.DOTALL)
_COLOUR = re.compile(r'(name="\w*color" type="QString" value=")[^"]*')
_GREY = "128,128,128,255"


def with_sorted_attributes(text: str) -> str:
    """The text with the attributes of each tag in alphabetical order."""
    return _TAG.sub(lambda tag: f"<{tag[1]} {' '.join(sorted(_ATTRIBUTE.findall(tag[2])))}{tag[3]}>", text)


def with_counted_ids(text: str, namespace: uuid.UUID = uuid.NAMESPACE_OID) -> str:
    """The text with ids that follow from the order in which they come, one for each id that it has."""
    known: dict = {}

    def counted(found) -> str:
        number = known.setdefault(found[0], len(known) + 1)
        return str(uuid.uuid5(namespace, str(number))).replace("-", found["between"])

    return _RANDOM_ID.sub(counted, text)


def with_grey_profiles(text: str) -> str:
    """The text, its attributes sorted, without the colours that QGIS draws by lot for elevation profiles."""
    return _PROFILE.sub(lambda part: _COLOUR.sub(rf"\g<1>{_GREY}", part[0]), text)
