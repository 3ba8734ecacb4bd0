"""Closed lists of words that tell what kind of thing a capitalised name is."""

from __future__ import annotations

ORGANISATION_WORDS = frozenset(
    "academy administration agency alliance army assembly association authority bank bloc board bureau cabinet center "
    "centre chamber club coalition college commission committee company congress corporation corps council court "
    "department directorate embassy federation force forces foundation front fund government group institute "
    "institution league lobby ministry movement navy network office organisation organization parliament party police "
    "school secretariat senate service society staff think-tank union university".split()
)
COMPANY_WORDS = frozenset(
    "airlines airways analytics associates battalion brigade brotherhood capital clinic consultancy consulting corp "
    "division economics energy guards holdings hospital inc industries insurance laboratories library llc ltd motors "
    "museum partners pharmaceuticals plc research securities syndicate systems technologies trust".split()
)
"""Words that make a name one of a company or body where they end it."""
PLACE_WORDS = frozenset(
    "airport avenue bay bridge cape city coast county desert district forest gulf harbour harbor island islands lake "
    "mountain mountains ocean palace park peninsula plaza port prefecture province region river road sea shrine square "
    "station strait straits street tower town valley village ward".split()
)
EVENT_WORDS = frozenset(
    "act agreement anniversary award championship conference convention cup day declaration dialogue election festival "
    "framework forum games initiative meeting month pact plan prize program programme protocol scheme speech statement "
    "summit talks treaty visa war week year".split()
)
PLACE_OPENERS = frozenset("cape fort gulf isle lake lago mount port puerto rio río strait".split())
PARTICLES = frozenset("al bin bint da de del della der di dos du el ibn la le van von ul".split())
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
)
HYPHENS = frozenset("-‐‑")
HEADS = frozenset({"head-of-state", "head-of-government"})
OFFICES_OF_STATE = HEADS | {"vice-head", "minister", "diplomat"}
