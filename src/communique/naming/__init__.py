"""Whether two names may be one person's: spelling, order, initials, patronymics, other scripts.

`compare_names` gives a score whose features say in words what speaks for and against. It knows nothing of
the people: that the world may hold two of one name is for the caller to weigh.
"""

from __future__ import annotations

from communique.naming.compare import SAME_PERSON, compare_names, compare_read, is_certain, may_be_short_for
from communique.naming.lexicon import Naming, load_naming
from communique.naming.parts import Name, read_name
from communique.naming.spelling import Spelling

__all__ = [
    "SAME_PERSON",
    "Name",
    "Naming",
    "Spelling",
    "compare_names",
    "compare_read",
    "is_certain",
    "load_naming",
    "may_be_short_for",
    "read_name",
]
