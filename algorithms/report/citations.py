"""The cited works for programs that manage literature: BibTeX and RIS, from how they are cited."""

from __future__ import annotations

import re
from dataclasses import dataclass

# "Authors (year). Title. Rest." with a DOI or an address at its end.
_WORK = re.compile(r"(?P<authors>.+?) \((?P<year>\d{4})\)\. (?P<title>.+?[.?])(?: (?P<rest>.+))?$")
_DOI = re.compile(r"\bdoi:(\S+)")
_ADDRESS = re.compile(r"https?://\S+")
# "Journal 12(3), 45–67": a name, a volume, an issue, pages or the number of the article.
_JOURNAL = re.compile(
    r"(?P<journal>\D.*?),? (?P<volume>\d+(?:–\d+)?) ?(?:\((?P<issue>[^)]*)\))?[,:] ?(?P<pages>[A-Za-z]?\d[\d–-]*)"
)
_PERSON = re.compile(r"(?P<family>[^,]+?) (?P<initials>(?:[A-ZÀ-Ž]\.-?)+)$")


@dataclass(frozen=True)
class Work:
    """A cited work in its parts; what it has not is empty."""

    key: str
    authors: tuple
    year: str
    title: str
    journal: str
    volume: str
    issue: str
    pages: str
    publisher: str
    doi: str
    address: str


def parsed(key: str, cited: str) -> Work:
    """The parts of a work as it stands in the list of references.

    Parameters
    ----------
    key : str
    cited : str
        Such as "Sen P.K. (1968). Estimates of ... . Journal of the American Statistical Association 63, 1379–1389."
    """
    doi, address = _DOI.search(cited), _ADDRESS.search(cited)
    plain = _ADDRESS.sub("", _DOI.sub("", cited)).strip()
    found = _WORK.match(plain)
    if found is None:
        return Work(key, (), "", plain, "", "", "", "", "", _text(doi, 1), _text(address, 0))
    rest = (found["rest"] or "").strip().rstrip(".")
    journal = _JOURNAL.match(rest)
    return Work(
        key,
        tuple(_people(found["authors"])),
        found["year"],
        found["title"].rstrip("."),
        journal["journal"] if journal else "",
        journal["volume"] if journal else "",
        (journal["issue"] or "") if journal else "",
        journal["pages"].replace("-", "–") if journal else "",
        "" if journal else rest,
        _text(doi, 1).rstrip("."),
        _text(address, 0),
    )


def _text(match, group: int) -> str:
    return match.group(group) if match else ""


def _people(authors: str) -> list:
    """Names as "Family, I.J."; institutions as they are."""
    people = []
    for name in authors.replace(" et al.", "").split(", "):
        person = _PERSON.match(name)
        people.append(f"{person['family']}, {person['initials']}" if person else name)
    return people


def bibtex(works: list) -> str:
    """Works as a file of BibTeX."""
    return "\n".join(_bibtex(work) for work in works)


def _bibtex(work: Work) -> str:
    # Institutions have no family name that could be turned round.
    authors = " and ".join(name if ", " in name else f"{{{name}}}" for name in work.authors)
    fields = {
        "author": authors, "year": work.year, "title": f"{{{work.title}}}", "journal": work.journal,
        "volume": work.volume.replace("–", "--"), "number": work.issue.replace("–", "--"),
        "pages": work.pages.replace("–", "--"), "publisher": work.publisher, "doi": work.doi, "url": work.address,
    }  # fmt: skip
    lines = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{'article' if work.journal else 'book'}{{{work.key},", *lines, "}", ""])


def _escaped(text: str) -> str:
    return re.sub(r"([&%#_])", r"\\\1", text)


def ris(works: list) -> str:
    """Works as a file of RIS."""
    return "".join(_ris(work) for work in works)


def _ris(work: Work) -> str:
    first, _, last = work.pages.partition("–")
    fields = [("TY", "JOUR" if work.journal else "BOOK"), *(("AU", name) for name in work.authors)]
    fields += [
        ("PY", work.year), ("TI", work.title), ("JO", work.journal), ("VL", work.volume), ("IS", work.issue),
        ("SP", first), ("EP", last), ("PB", work.publisher), ("DO", work.doi), ("UR", work.address),
    ]  # fmt: skip
    return "".join(f"{tag}  - {value}\n" for tag, value in fields if value) + "ER  - \n\n"
