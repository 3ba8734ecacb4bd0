"""Closed lists of words that tell what kind of thing a capitalised name is."""

from __future__ import annotations

from communique.chronology.lexicon import MONTHS, WEEKDAYS

ORGANISATION_WORDS = frozenset(
    "academy administration agency alliance army assembly association authority bank bloc board bureau cabinet "
    "center centre chamber club coalition college commission committee company congress corporation corps council "
    "court department directorate embassy federation force forces foundation front fund government group institute "
    "institution league lobby ministry movement navy network office organisation organization parliament party "
    "police school secretariat senate service society staff think-tank union university".split()
)
COMPANY_WORDS = frozenset(
    "airlines airways analytics associates battalion brigade brotherhood capital clinic consultancy consulting corp "
    "division economics energy enterprises guards holdings hospital inc industries initiative insurance "
    "laboratories library llc ltd markets motors museum partners pharmaceuticals plc project research securities "
    "stores studios syndicate systems technologies trust".split()
)
"""Words that make a name one of a company or body where they end it."""
PLACE_WORDS = frozenset(
    "airport avenue bay beach bridge canal cape city coast county creek desert district estuary falls forest gulf "
    "harbor harbour heights island islands lake mountain mountains mouth ocean palace park peninsula plaza port "
    "prefecture province reef region river road sea shoal shrine square station strait straits street tower town "
    "valley village ward".split()
)
EVENT_WORDS = frozenset(
    "act agreement anniversary award championship conference convention cup day declaration dialogue election "
    "festival forum framework games initiative meeting month pact plan prize program programme protocol scheme "
    "speech statement summit talks treaty visa war week year".split()
)
COMPASS = frozenset(
    "central east eastern lower north north-east north-west northern south south-east south-west southern upper west "
    "western".split()
)
"""Words that with a name make another name: "Upper Morva"."""
ADJECTIVE_ENDINGS = ("an", "ese", "ish", "ic", "ine")
"""Ends of the adjectives that are made of the names of states."""
LIKENESSES = frozenset("esque like style type".split())
"""What after a hyphen makes a name only a likeness: "Morva-style lessons"."""
PLACE_OPENERS = frozenset("cape fort gulf isle lake lago mount port puerto rio río strait".split())
PARTICLES = frozenset("al bin bint da de del della der di dos du el ibn la le van von ul".split())
CALENDAR = frozenset([*WEEKDAYS, *MONTHS]) - {"may"}
HYPHENS = frozenset("-‐‑")
HEADS = frozenset({"head-of-state", "head-of-government"})
OFFICES_OF_STATE = HEADS | {"vice-head", "minister", "diplomat"}
PARTISANS = frozenset(
    "communist communists conservative conservatives democrat democrats green greens independent islamist islamists "
    "labour leftist leftists liberal liberals libertarian moderate moderates populist populists progressive "
    "progressives republican republicans rightist separatist separatists socialist socialists tories tory".split()
)
"""What a person may be by party; before a name it is no part of it, and alone it is nobody's name."""
NAMES_TOO = frozenset(
    "baron baroness bishop cardinal chancellor count dean duchess duke earl father general judge justice king lama "
    "lord major marshal pope prince princess private queen sister speaker sultan".split()
)
"""Titles that are also surnames or first names: inside a name they may belong to it."""
RELATIONS = frozenset("brother captain coach father host officer partner private sister".split())
"""Titles that tell no office where they stand after a name: ", the father of three"."""
