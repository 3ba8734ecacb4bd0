"""World-wide reference data: states, holders of office, titles, agencies, outlets, organisations.

Read from the package's data files, each of which names its source, licence and date. Nothing in them
is there because one report has it. `scripts/build_reference.py` makes them.

All mappings have lower-case keys with straight apostrophes (`key_of` makes one). Names that are
ordinary words or abbreviations ("US", "Time") count only as they are spelled: ask the methods
(`state_named`, `outlet_named` ...), which look at the spelling too, rather than the mappings.
"""

from __future__ import annotations

from communique.reference.entries import Agency, Holder, Organisation, Outlet, StateEntry, Title, TitleClass
from communique.reference.loading import load_reference
from communique.reference.tenures import Tenure, Tenures
from communique.reference.words import PRESS_NOUNS, key_of, sounds_like_outlet, without_article
from communique.reference.world import Reference

__all__ = [
    "PRESS_NOUNS",
    "Agency",
    "Holder",
    "Organisation",
    "Outlet",
    "Reference",
    "StateEntry",
    "Tenure",
    "Tenures",
    "Title",
    "TitleClass",
    "key_of",
    "load_reference",
    "sounds_like_outlet",
    "without_article",
]
