"""Formulas of the trade: sentences that every newsroom and every ministry prints, so that nobody has them from anybody.

Ours, gathered for this project from how news is commonly worded. They are matched by four words in a row, so that a
formula with another name, number or tense in it is known all the same.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from communique.matching.lexicon import CALENDAR
from communique.matching.words import Speller, Word

IN_A_ROW = 4
"""Words of a formula in a row by which it is known; three are often anybody's plain words."""

_FORMULAS = """
did not immediately respond to a request for comment on the matter sent by email outside business hours
could not immediately be reached for comment
could not be independently verified
was not immediately available for comment
declined to comment on the matter citing privacy laws
declined to comment further when contacted by
said in response to a request for comment
spoke on condition of anonymity because he was not authorized to speak to the media
spoke on the condition of anonymity because they were not authorized to speak publicly about the matter
who asked not to be named because the matter is private because of the sensitivity of the matter
who requested anonymity to discuss internal deliberations
according to people familiar with the matter
according to a person with knowledge of the matter
said in a statement posted on its website on social media
said in a statement carried by the official state news agency
said at a press conference after the meeting told a news conference in the capital told reporters
said he was not in a position to comment on matters that are before the courts
it was not immediately clear what caused whether how many who was behind
the cause of the fire crash accident was not immediately known is under investigation
there was no immediate claim of responsibility for the attack no group immediately claimed responsibility
there were no immediate reports of damage or casualties or injuries no tsunami warning was issued
a magnitude earthquake struck off the coast of at a depth of kilometers miles the geological survey said
at least people were killed and dozens injured were wounded others were injured when in
were killed and dozens of others wounded the death toll is expected to rise
was taken to hospital with non life threatening injuries was pronounced dead at the scene
shares closed higher lower on with the main benchmark index up down percent at points
led the gainers led the losers was little changed against the dollar
gained half a percent against the dollar fell to its lowest level since rose to its highest level in
oil prices rose fell on as investors weighed
heavy rain and strong winds are expected to continue through the weekend the weather service said
with percent of the votes counted of ballots counted of precincts reporting polling stations reporting
polls opened at and are due to close at local time
the two ministers sides leaders exchanged views on bilateral relations and on regional and international issues
of mutual interest of mutual concern of common interest of common concern
discussed a wide range of issues of regional and global issues
discussed ways to further strengthen bilateral ties and cooperation in various fields in all areas
agreed to strengthen cooperation in trade investment energy tourism culture education agriculture
agreed to work closely together to maintain close contact and to stay in close touch
agreed to hold the next meeting round of talks reaffirmed their commitment to the importance of
underscored the importance of stressed the need for expressed concern about the situation in
expressed their condolences to the families of the victims and wished the injured a speedy recovery
on the sidelines of the summit of the general assembly ahead of a meeting between
is expected to focus on trade security and the situation in the region
are expected to discuss trade security and other issues is scheduled to meet with is due to visit
the first visit by a head of state since since the two countries established diplomatic relations in
condemned the attack in the strongest possible terms strongly condemns
called on all parties to exercise restraint called for an immediate ceasefire and the release of all hostages
threatens peace and stability in the region a threat to regional peace and security
at the end of the day it remains to be seen whether will be able to put their differences aside
only time will tell whether for the first time in more than a decade in recent years
is one of the most in the world is one of the largest has been in the making for years
this is a breaking news story and will be updated this story has been updated with
this article has been amended to correct an earlier version of this article misstated
sign up to our free daily weekly newsletter for the best of our reporting delivered to your inbox every morning
sign up for our newsletter to get the latest news subscribe to continue reading already a subscriber log in
all rights reserved this material may not be published broadcast rewritten or redistributed without permission
the views expressed in this article are those of the author and do not necessarily reflect
reporting by editing by additional reporting by writing by contributed to this report
click here to read more follow us on for more news like this
faces up to years in prison if convicted pleaded not guilty to charges of has denied any wrongdoing
was sentenced to years in prison for was arrested on suspicion of was charged with one count of
is being held without bail is due to appear in court on
le ministre a passé en revue les relations bilatérales et les questions régionales et internationales
les questions régionales et internationales d'intérêt commun
n'a pas immédiatement répondu à une demande de commentaire n'a pas souhaité commenter
sous couvert d'anonymat parce qu'il n'est pas autorisé à s'exprimer
le bilan pourrait encore s'alourdir a indiqué à l'afp une source proche du dossier
war zunächst nicht für eine stellungnahme zu erreichen wollte sich nicht äußern
wie ein sprecher am mitteilte teilte das ministerium mit hieß es aus regierungskreisen
im mittelpunkt der gespräche standen die bilateralen beziehungen und internationale fragen
no respondió de inmediato a una solicitud de comentarios bajo condición de anonimato
los dos ministros repasaron las relaciones bilaterales y asuntos regionales e internacionales de interés común
"""


class Formulas:
    """The four words in a row by which a formula is known; one for a run."""

    def __init__(self, speller: Speller) -> None:
        self._rows: set[tuple[str, ...]] = set()
        for line in _FORMULAS.strip().splitlines():
            keys = [word.term or word.plain for word in speller.words(line) if not is_filling(word)]
            self._rows.update(tuple(keys[at : at + IN_A_ROW]) for at in range(len(keys) - IN_A_ROW + 1))

    def places(self, words: Sequence[Word], names: Set[int]) -> frozenset[int]:
        """The words, by place, that belong to a formula; the names, numbers and days in it may be any."""
        plain = [(at, word) for at, word in enumerate(words) if at not in names and not is_filling(word)]
        keys = [word.term or word.plain for _, word in plain]
        found: set[int] = set()
        for at in range(len(keys) - IN_A_ROW + 1):
            if tuple(keys[at : at + IN_A_ROW]) in self._rows:
                found.update(range(plain[at][0], plain[at + IN_A_ROW - 1][0] + 1))
        return frozenset(found)


def is_filling(word: Word) -> bool:
    """Whether a word is a number or a day: the facts give it."""
    return word.plain[0].isdigit() or word.plain in NUMBERS or word.plain in CALENDAR


NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million "
    "billion percent half twice".split()
)
