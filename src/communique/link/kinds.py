"""What kind of actor a common noun makes: "observers", "the airline", "a memo", and what is no actor at all."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model import ActorType
from communique.reference import Reference

DOCUMENT_NOUNS = frozenset(
    "ad advert advertisement analysis article bill book cable clip column complaint constitution data declaration "
    "document dossier e-mail editorial email essay filing footage form indictment law lawsuit leaflet letter "
    "manifesto memo memoir memorandum message minute newsletter note notice novel page petition poll post poster "
    "press-release questionnaire record recording release report reporting resolution result ruling statement "
    "statistic study survey telegram text transcript treaty tweet verdict video voicemail website white-paper".split()
)
PERSON_NOUNS = frozenset(
    "accountant activist actor actress adult adversary agent alderman ally ambassador artist athlete attacker "
    "attendee aunt author backer banker barber billionaire blogger boss boy boyfriend brother builder businessman "
    "businesswoman buyer captain celebrity child churchgoer citizen classmate clerk client coach colleague comedian "
    "confidant contender contractor counterpart cousin critic customer dad daughter defector defendant delegate "
    "democrat demonstrator deputy dissident doctor donor doorman driver economist employee employer engineer "
    "entrepreneur exile farmer father fighter filmmaker firefighter fisherman foe founder friend front-runner "
    "frontrunner fugitive girl girlfriend graduate granddaughter grandfather grandmother grandson guard guest guide "
    "gynecologist hacker historian host hostage husband imam immigrant informant insider intern interpreter inventor "
    "juror kidnapper landlord lawmaker lawyer liar lobbyist lover man manager mediator mentor merchant migrant "
    "millionaire mogul mom mother musician neighbor neighbour nephew niece novelist nurse observer officer onlooker "
    "opponent outsider owner painter parent participant passenger passer-by patient patron peacekeeper peer person "
    "philanthropist philosopher photographer physician pilot player poet policeman policewoman politician pollster "
    "predecessor priest prisoner producer programmer prosecutor protester protestor psychiatrist psychologist reader "
    "rebel refugee relative replacement republican rescuer resident respondent retiree rival roommate runner sailor "
    "salesman scientist secretary seller servant sheriff shopkeeper singer sister skipper smuggler socialist "
    "sociologist soldier son source speaker spectator spouse staffer star student successor supporter surgeon "
    "survivor suspect taxpayer teacher teenager tenant thief trader translator traveler traveller truck-driver tycoon "
    "uncle veteran victim villager visitor volunteer voter waiter waitress whistleblower widow widower wife witness "
    "woman worker writer youth".split()
)
ENDINGS = ("man", "woman", "person", "ologist", "ographer", "bencher", "keeper", "master", "monger")
ABBREVIATED = re.compile(r"[A-Z]{2,5}s")
GROUP_NOUNS = frozenset(
    "all another any both bulk cent dozen each few five four half hundred majority many million minority most none "
    "number one other others percent plurality quarter rest several some third thousand three two".split()
)
NOTHINGS = frozenset(
    "ability abundance agreement anniversary answer approach attack attempt average ballot beginning case challenge "
    "chance change claim comment concern concession conclusion condition content controversy crossing day deal "
    "death decision decline desire detail development difference difficulty disagreement effort election emphasis "
    "end event evidence example experience eye face fact failure fear fight focus forum goal growth hand history "
    "hope idea increase instance interest issue life loss meeting mind moment more morning move need news night "
    "notion number offer one opinion option outcome pact part pick place plan point position possibility practice "
    "pressure problem process program programme progress proof proposal prospect purpose question rate reality "
    "reason request response result review rise risk role rule scheme sea sense sentence shift sign silence "
    "situation spending step story strategy stress success summit support talk talks task tension thing thought "
    "threat time timing tone trip truth use version view visit vote war wave way weekend word year".split()
)
"""Nouns that name nobody; what they are said to say or want is said by no one."""
NAMELIKE = frozenset({"honorific"})


def kind_of_noun(head: Token, reference: Reference) -> ActorType | None:
    """The kind of actor that a noun phrase with this head makes; None where it names nobody."""
    lemma, lowered = head.lemma_.lower(), head.lower_
    plural = head.tag_ in {"NNS", "NNPS"}
    if head.pos_ == "NUM" or lowered in GROUP_NOUNS or lowered == "%":
        return "group"
    if lemma in DOCUMENT_NOUNS:
        return "document"
    if ABBREVIATED.fullmatch(head.text) and reference.title_named(head.text[:-1]) is not None:
        return "group"  # "MPs", "CEOs"
    if is_person_noun(head, reference) or is_told_by_who(head):
        return "group" if plural else "person"
    if head.pos_ != "PROPN" and (lemma in NOTHINGS or lowered in NOTHINGS):
        return None
    return "group" if plural else "organisation"


def is_person_noun(head: Token, reference: Reference) -> bool:
    """Whether a noun is one for a person: an office, a calling, kin."""
    lemma = head.lemma_.lower()
    title = reference.title_named(lemma)
    return lemma in PERSON_NOUNS or lemma.endswith(ENDINGS) or (title is not None and title.kind not in NAMELIKE)


def is_told_by_who(head: Token) -> bool:
    """Whether a clause with "who" hangs on a noun: "a regular who lives there"."""
    return head.lemma_.lower() not in NOTHINGS and any(
        child.dep_ == "relcl" and any(word.lower_ in {"who", "whom"} for word in child.lefts) for child in head.rights
    )
