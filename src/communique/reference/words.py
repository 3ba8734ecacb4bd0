"""How names are written: keys, articles, abbreviations, and how the names of outlets are built."""

from __future__ import annotations

import re
import unicodedata

# Words that end (or begin) the names of outlets the world over; for outlets no list has.
OUTLET_TAIL = (
    "Times|Post|Herald|Daily|News|Newspaper|newspaper|newspapers|daily|Shimbun|Shimbum|Shinmun|Ilbo|Gazette|Tribune|"
    "Journal|Television|TV|Radio|Broadcasting|Broadcaster|broadcaster|Chronicle|Observer|Guardian|Telegraph|Standard|"
    "Mail|Mirror|Express|Examiner|Inquirer|Enquirer|Courier|Dispatch|Sentinel|Monitor|Bulletin|Register|Advertiser|"
    "Weekly|Magazine|magazine|Review|Press|Media|Zeitung|Tageblatt|Nachrichten|Presse|Wire|Newswire|Star|Globe|"
    "Citizen|Argus|Echo|Messenger|Reporter|Record|Ledger|Bugle|Clarion|Broadcasting Corporation|News Network|"
    "Morning News|News Channel|Public Radio|News Agency|news agency|Press Agency|Today|Sun|Independent|Nation|"
    "Online|Dagblad|Dagbladet"
)
OUTLET_NAME = re.compile(
    rf"(?:The |the )?(?:(?:[\w’'&.-]+ ){{1,4}}(?:{OUTLET_TAIL})|(?:Daily|Agence|Agencia|Agenzia) [\w’'-]+)\Z"
)
ABBREVIATION = re.compile(r"[A-Z0-9][A-Z0-9.&+/-]*s?\Z")
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\u00a0": " "})
# One-word names that are also words: they count only with a capital letter, as here.
MAX_PLAIN_WORD = 8


def key_of(words: str) -> str:
    """Words as the mappings have them: lower case, straight apostrophes, single blanks."""
    return " ".join(words.translate(STRAIGHT).casefold().split())


def folded(word: str) -> str:
    """A word in lower case without accents."""
    flat = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in flat if not unicodedata.combining(sign))


def without_article(words: str) -> str:
    """Words without a leading article."""
    return words[4:] if words[:4].lower() == "the " else words


PRESS_NOUNS = frozenset("agency broadcaster daily magazine newspaper newswire paper tabloid weekly".split())
"""Nouns for whoever publishes; the name may follow: "the daily Ostrel"."""


def sounds_like_outlet(words: str) -> bool:
    """Whether a capitalised name is built as those of outlets are ("Tarn Harbour Gazette")."""
    if len(words) > 80 or not OUTLET_NAME.match(words):
        return False
    parts = without_article(words).split()
    return all(part[0].isupper() or part in {"of", "and", "&", "de", "la"} for part in parts[:-1])
