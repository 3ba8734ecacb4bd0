"""Make the reference data files of the package from their sources.

Usage: python scripts/build_reference.py OFFICES.json

OFFICES.json is the public-domain list of holders of office (The World Factbook, CC0). The hand-kept
lists beside this script hold generally known names; babel gives the names in Japanese, Korean and Chinese.
"""

from __future__ import annotations

import calendar
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

HERE = Path(__file__).parent / "reference"
DATA = Path(__file__).parent.parent / "src" / "communique" / "data"
LISTED = "2026-11-24"
OWN = "compiled for this project from generally known facts"
Row = list[str]

MONTHS = {name: number for number, name in enumerate(calendar.month_name[1:], 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()}
FAMILY_FIRST_IN_SOURCE_ONLY = {"JPN"}  # the source prints the family name first, newspapers last
PARTICLES = {"bin", "de", "da", "do", "dos", "al", "el", "e", "di", "la", "van", "von", "ould", "af"}
SLIPS = {"Ilie BOLOJAN (since 23 June 2005)": "Ilie BOLOJAN (since 23 June 2025)"}  # the source's misprint
RENAMED = {
    "state affairs commission president": "leader",
    "king sultan": "king",
    "sultan and prime minister": "sultan",
    "amir": "emir",
    "president presidential council": "president",
    "presidential leadership council chairperson": "president",
}
UNTITLED = {("FRA", "head-of-government"): "Prime Minister "}  # the source leaves the office out
TERRITORIES = {
    line.split("|")[0]
    for line in (HERE / "states.tsv").read_text(encoding="utf-8").split("# territories")[1].splitlines()
}
MONARCHS = {"king", "queen", "prince", "pope", "sultan", "amir", "emir", "emperor", "grand duke", "crown prince"}
RANKS = re.compile(r"^(?:(?:Sr|Gen|Col|Capt|Lt|Maj|Brig|Dr|Adm|Sir|Ratu|Dato|Lord|Sheikh)\.?|General|Sister)$")
OFFICE_WORDS = re.compile(
    r"^(?:president|prime|minister|king|queen|chancellor|premier|vice|governor|general|governor-general|amir|sultan|"
    r"emperor|chief|executive|taoiseach|administrator|supreme|leader|interim|acting|caretaker|transition|transitional|"
    r"federal|prince|crown|pope|grand|duke|deputy|taliban|state|counsellor|co-chairman|chairperson|chair|council|"
    r"presidential|leadership|sovereign|government|confederation|swiss|spain|councils?|ministers|foreign|affairs|"
    r"and|of|the|in|gnu|cnsp|\(cnsp\)|national|safeguard|homeland|for|co-vice|commander-in-chief|armed|forces|sudanese|"
    r"\(prime|minister-equivalent\)|secretary|political|mayor|lieutenant|commissioner|first|commission|overall|"
    r"co-prince|council,|president,|security|administration|affairs,|paramount|representative|regents?|captains)$",
    re.IGNORECASE,
)


def rows(name: str) -> Iterator[Row]:
    """The lines of a hand-kept list, split into fields."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [field.strip() for field in line.split("|")]


def parts(field: str) -> list[str]:
    """The members of a field."""
    return [part.strip() for part in field.split(";") if part.strip()]


def plural(adjective: str) -> str | None:
    """The people of a regular adjective: South Koreans, Iraqis; None where it has no such plural."""
    if adjective.endswith(("ese", "ish", "ch", "sh", "s", "é")) or "." in adjective or adjective.isupper():
        return None
    return adjective + "s"


def write(name: str, header: dict[str, str], **content: object) -> None:
    """One data file with its header."""
    text = json.dumps({"header": header, **content}, ensure_ascii=False, indent=1, sort_keys=False)
    (DATA / name).write_text(text + "\n", encoding="utf-8")


def local_names() -> dict[str, dict[str, list[str]]]:
    """Names of territories in three languages, CLDR's first, by alpha-3 code."""
    short = {long: two[0] for long, two in get_global("territory_aliases").items() if len(long) == 3 and len(two) == 1}
    short["XKX"] = "XK"
    locales = {tag: Locale(tag).territories for tag in ("ja", "ko", "zh")}
    found = {long: {tag: [names[two]] for tag, names in locales.items() if two in names} for long, two in short.items()}
    for iso3, tag, more in rows("local.tsv"):
        listed = found[iso3].setdefault(tag, [])
        listed += [name for name in parts(more) if name not in listed]
    return found


def states(local: dict[str, dict[str, list[str]]]) -> tuple[list[dict[str, Any]], dict[str, dict[str, list[str]]]]:
    """Every state, and the names and peoples that several share."""
    found: list[dict[str, Any]] = []
    shared: dict[str, dict[str, list[str]]] = {"names": {}, "people": {}}
    for row in rows("states.tsv"):
        if row[0] in "=~":
            shared["names" if row[0] == "=" else "people"][row[1]] = parts(row[2])
            continue
        iso3, wikidata, name, others, adjectives, people, capitals, metonyms = row
        adjective_list = parts(adjectives)
        people_list = parts(people) or [noun for noun in map(plural, adjective_list) if noun]
        found.append(
            {
                "iso3166": iso3,
                "wikidata": wikidata or None,
                "name": name,
                "names": parts(others),
                "adjectives": adjective_list,
                "people": people_list,
                "capitals": parts(capitals),
                "metonyms": parts(metonyms),
                "local": local.get(iso3, {}),
            }
        )
    return found, shared


def fold(text: str) -> str:
    """Letters without accents, in lower case, to compare names across sources."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold().strip()


def edtf(text: str) -> str | None:
    """'4 June 2025', 'April 2018' or '1997' as EDTF."""
    match = re.fullmatch(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(\d{4})", text.strip())
    if match is None or (match[2] and match[2] not in MONTHS):
        return None
    day, month, year = match[1], match[2], match[3]
    value = year
    if month:
        value += f"-{MONTHS[month]:02}"
    if day:
        value += f"-{int(day):02}"
    return value


def loud(word: str) -> bool:
    """Whether the source prints a part of the word in capitals, as it does family names."""
    return any(part.isupper() and len(part.strip(".,")) > 1 for part in re.split(r"[-'’]", word))


def natural(word: str, monarch: bool) -> str:
    """A word of a name as newspapers print it: 'TRUMP' is Trump, the III of a king stays."""
    if not loud(word) or (monarch and re.fullmatch(r"[IVX]+", word)):
        return word
    if word.lower() in PARTICLES:
        return word.lower()
    return re.sub(r"[^\W\d_]{2,}", lambda found: found[0].capitalize() if found[0].isupper() else found[0], word)


def plain_office(words: str) -> tuple[str, bool]:
    """The office in the words of newspapers, and whether it is held for the time being."""
    acting = re.match(r"(?:gnu |cnsp )?(?:acting|caretaker|interim|transition|transitional) ", words) is not None
    office = re.sub(r"^(?:gnu |cnsp )?(?:(?:acting|caretaker|interim|transition|transitional) )?(?:cnsp )?", "", words)
    if re.match(r"president of (?:the )?(?:government|council of ministers)", office):
        office = "prime minister"
    office = re.split(r" of | general$|, ", office)[0] if office.startswith("president") else office
    if "prime minister" in office and "sultan" not in office:
        office = "prime minister"
    return RENAMED.get(office, office), acting


def holder(text: str, iso3: str) -> dict[str, Any] | None:
    """One holder of office of 'President LEE Jae-myung (since 4 June 2025)'."""
    for slip, right in SLIPS.items():
        text = text.replace(slip, right)
    text = re.sub(r" \((?![^)]*\d)[^)]*\)|[;,] also [^(]*(?= \()", "", text)
    match = re.match(
        r"(?P<who>[^(;]+?) \((?:chairperson )?(?:since )?(?P<since>[^);,]*)", text.split(", represented")[0]
    )
    if match is None:
        return None
    words = match["who"].replace(",", "").split()
    start = 0
    while (
        start < len(words)
        and OFFICE_WORDS.match(words[start])
        and (not loud(words[start]) or words[start] in {"GNU", "CNSP"})
    ):
        start += 1
    said = " ".join(words[:start]).lower()
    office, acting = plain_office(said)
    while start < len(words) and RANKS.match(words[start]):
        start += 1
    name = re.split(r" of (?:Norway|Denmark)$", " ".join(words[start:]))[0].split()
    since = edtf(match["since"])
    capitals = [place for place, word in enumerate(name) if loud(word)]
    if not office or said.endswith((" of", " the", "supreme")) or "regent" in office or since is None or not capitals:
        return None
    monarch = office in MONARCHS
    return {"state": iso3, "office": office, "acting": acting, **name_of(name, capitals, monarch, iso3), "since": since}


def name_of(name: Row, capitals: list[int], monarch: bool, iso3: str) -> dict[str, str]:
    """The full name, the short one of newspapers, and the family name."""
    whole = [natural(word, monarch) for word in name]
    first, last = capitals[0], capitals[-1]
    if monarch and last + 1 < len(name) and re.fullmatch(r"[IVX]+", name[last + 1]):
        last += 1
    if monarch and first == 0:
        loud_or_number = [loud(word) or bool(re.fullmatch(r"[IVX]+", word)) for word in name]
        last = loud_or_number.index(False) - 1 if False in loud_or_number else len(name) - 1
    if iso3 == "ESP" and not monarch:  # two surnames, of which newspapers print the first
        last = first
    family = " ".join(whole[first : last + 1])
    if first == 0:
        if iso3 in FAMILY_FIRST_IN_SOURCE_ONLY and not monarch:
            whole = [*whole[last + 1 :], *whole[: last + 1]]
        short = family if monarch else " ".join(whole)
    else:
        begin = first
        while begin > 1 and name[begin - 1].islower():
            begin -= 1
        short = " ".join([whole[0], *whole[begin : last + 1]])
    return {"name": " ".join(whole), "short": short, "family": family}


def offices(path: Path, known: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], str]:
    """The holders of all states that the list of states has, and the day they were true."""
    content = json.loads(path.read_text(encoding="utf-8"))
    codes = {fold(name): state["iso3166"] for state in known for name in [state["name"], *state["names"]]}
    codes |= {"holy see (vatican city)": "VAT", "micronesia, federated states of": "FSM", "turkey (turkiye)": "TUR"}
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for country in content["countries"]:
        labels = [*country["aliases"], *(name for name in country["names"].values() if name)]
        iso3 = next((codes[fold(label)] for label in labels if fold(label) in codes), None)
        if iso3 is None:
            sys.stderr.write(f"not among the states: {labels[0]}\n")
            continue
        for role, key in (("head-of-state", "chief_of_state"), ("head-of-government", "head_of_government")):
            if role == "head-of-state" and iso3 in TERRITORIES:
                continue
            text = UNTITLED.get((iso3, role), "") + ((country.get(key) or {}).get("text") or "")
            entry = holder(text, iso3)
            if entry is None:
                if text:
                    sys.stderr.write(f"no single dated holder: {iso3} {text}\n")
                continue
            place = (iso3, entry["office"], entry["name"])
            found.setdefault(place, {**entry, "roles": []})["roles"].append(role)
    return list(found.values()), content["profiles_last_updated"]


def past_terms() -> list[dict[str, str]]:
    """Terms of office that are over."""
    return [dict(zip(("state", "office", "name", "since", "until"), row, strict=True)) for row in rows("terms.tsv")]


def main() -> None:
    """Write all six files."""
    DATA.mkdir(exist_ok=True)
    known, shared = states(local_names())
    own = {"source": OWN, "licence": "Apache-2.0", "date": LISTED}
    write(
        "states.json",
        {
            "source": f"{OWN}; names in Japanese, Korean and Chinese: Unicode CLDR through babel",
            "licence": "Apache-2.0; CLDR: Unicode-3.0",
            "date": LISTED,
        },
        states=known,
        shared=shared,
    )
    held, as_of = offices(Path(sys.argv[1]), known)
    write(
        "offices.json",
        {
            "source": "The World Factbook, CIA: factbook/factbook.json, 8662a8b17a784841ab4528631b04090eb2f183eb; "
            f"past terms: {OWN}",
            "licence": "CC0-1.0; Apache-2.0",
            "date": LISTED,
            "as_of": as_of,
            "past": "a list of past terms that this project keeps",
        },
        holders=held,
        past=past_terms(),
    )
    write(
        "titles.json",
        own,
        titles=[{"class": row[0], "title": row[1], "names": parts(row[2])} for row in rows("titles.tsv")],
    )
    write(
        "agencies.json",
        own,
        agencies=[
            {"kind": row[0], "state": row[1], "name": row[2], "names": parts(row[3])} for row in rows("agencies.tsv")
        ],
    )
    write(
        "outlets.json",
        own,
        outlets=[
            {"state": None if row[0] == "INT" else row[0], "name": row[1], "names": parts(row[2])}
            for row in rows("outlets.tsv")
        ],
    )
    write(
        "organisations.json",
        own,
        organisations=[
            {"kind": row[0], "wikidata": row[1] or None, "name": row[2], "names": parts(row[3])}
            for row in rows("organisations.tsv")
        ],
    )


if __name__ == "__main__":
    main()
