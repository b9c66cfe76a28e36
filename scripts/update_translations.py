"""make translations: texts of the sources into the .ts files, and these compiled for QGIS.

Translations of texts that have not changed stay, new texts come in as unfinished (or with the translation that the same
words have elsewhere), vanished ones are dropped. A translator works on the file with Qt Linguist, or on a csv:
``--missing todo.csv`` writes what is not translated, ``--merge todo.csv`` takes it back.
"""

from __future__ import annotations

import argparse
import csv
import sys

import translation_file


def update(language: str, merged: dict) -> list:
    """Bring one language up to date; returns the (context, source) that have no translation.

    Parameters
    ----------
    language : str
    merged : dict
        (context, source) to a new translation; the context "*" stands for all, an empty one for those without any.
    """
    # What compiles alone needs no packages beside Python.
    import translation_sources

    path = translation_file.ts_file(language)
    texts = translation_sources.collect()
    for problem in texts.problems:
        print(problem, file=sys.stderr)
    known = translation_file.read(path)
    elsewhere: dict = {}
    for (_, source), text in known.items():
        elsewhere.setdefault(source, set()).add(text)
    translations = {}
    for context, source in texts.found:
        key = context, source
        for text in (merged.get(key), merged.get(("*", source)), known.get(key), merged.get(("", source))):
            if text:
                translations[context, source] = text
                break
        else:
            # The same words elsewhere, where all their translations agree.
            if len(elsewhere.get(source, ())) == 1:
                translations[context, source] = next(iter(elsewhere[source]))
    translation_file.write(path, language, texts.found, translations)
    return [key for key in texts.found if key not in translations]


def _read_csv(path: str) -> dict:
    with open(path, encoding="utf-8", newline="") as file:
        return {(row["context"], row["source"]): row["translation"] for row in csv.DictReader(file)}


def _write_csv(path: str, missing: list) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["context", "source", "translation"])
        writer.writerows([context, source, ""] for context, source in missing)


def main() -> int:
    """Update and compile; 1 where texts are missing or cannot be collected."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default=translation_file.LANGUAGES[0])
    parser.add_argument("--compile", action="store_true", help="only compile what is newer than its .qm")
    parser.add_argument("--merge", metavar="CSV", help="take translations: context (*: all), source, translation")
    parser.add_argument("--missing", metavar="CSV", help="write what is not translated")
    options = parser.parse_args()
    if options.compile:
        translation_file.compile_all()
        return 0
    missing = update(options.language, _read_csv(options.merge) if options.merge else {})
    if options.missing:
        _write_csv(options.missing, missing)
    translation_file.compile_all()
    print(f"{options.language}: {len(missing)} texts without a translation")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
