"""Whether two names may be one person's: spelling, order, initials, patronymics, other scripts.

`compare_names` gives a score whose features say in words what speaks for and against. It knows nothing of
the people: that the world may hold two of one name is for the caller to weigh.
"""

from __future__ import annotations

from communique.naming.compare import SAME_PERSON, compare_names
from communique.naming.lexicon import Naming, load_naming
from communique.naming.scripts import reads_as

__all__ = ["SAME_PERSON", "Naming", "compare_names", "load_naming", "reads_as"]
