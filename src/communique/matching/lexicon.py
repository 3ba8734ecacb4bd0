"""Words that the comparison of reports treats in a special way: ours, for news about states.

`SENSES` lists words that the press uses for one another ("summit", "talks", "meeting"): two passages
that say the same thing rarely choose the same one. A word stands in one sense only. `IDLE` words say
nothing about the subject of a passage: function words, and the verbs by which a report gives the word
to somebody ("said"), which the attributions hold.
"""

from __future__ import annotations

_IDLE = """
a about above according across add added adding adds after again against agency ago ahead all along alongside also
although am amid among amongst an and another any are aren't around article as aside at away back be became because
become becoming been before being below between beyond both but by came can can't cannot come comes coming could did
didn't do does doesn't doing don't done down dr due during each either else even ever every far few for from further
get gets getting give given gives giving go goes going got had has have having he he's her here hers herself him
himself his how however i if in including indeed instead into is isn't it it's its itself just least less like likely
made mainly make makes making many may me mean means meanwhile media might mine more moreover most mr mrs ms much must
my near need needed needs neither never news newspaper no nor not note noted notes noting now of off often on once one
ones only onto or other others ought our ours out over own per quite rather really report reported reporter reporters
reporting reports said same saw say saying says see seen set shall she she's should since so some something spokesman
spokesperson spokeswoman still such take taken takes taking tell telling tells than that the their theirs them
themselves then there therefore these they thing things this those though through throughout thus to today told too
took toward towards two under unless until up upon us use used very via want was wasn't way we well went were what
when where whether which while who whom whose why will with within without won't would yet you your yours
"""
_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december today tomorrow yesterday week weekend month year earlier later day
"""
IDLE = frozenset(_IDLE.split())
CALENDAR = frozenset(_CALENDAR.split())
"""Words that time expressions resolve to dates: as words they would tie together whatever fell on one weekday."""

SENSES: dict[str, str] = {
    "accord": "accord agreement deal treaty pact",
    "accuse": "accuse blame allege accusation allegation",
    "address": "speech address remark",
    "agree": "agree concur consent",
    "aid": "aid assistance relief",
    "apologise": "apology apologise remorse contrition",
    "arrest": "arrest detain detention",
    "attack": "attack strike raid assault bombard shell",
    "begin": "begin start commence",
    "benefit": "benefit beneficial mutual mutually",
    "burden": "cost-share cost-sharing burden-sharing burden contribution",
    "change": "change shift evolve transform transformation",
    "citizen": "citizen national resident",
    "condemn": "condemn denounce deplore condemnation",
    "continue": "continue maintain keep sustain uphold preserve unabated continuation",
    "cooperate": "cooperate cooperation collaborate collaboration coordinate coordination partner partnership together",
    "country": "country nation neighbor neighboring",
    "create": "create creation establish establishment launch found form build develop development set-up pursue",
    "critic": "critical criticise criticism hostile hostility hardline hard-line antagonism lash bash outspoken",
    "defence": "defence military armed",
    "dialogue": "dialogue consultation consultative communication consult",
    "economy": "economy economic economically",
    "election": "election vote ballot poll elect electoral",
    "end": "end conclude finish complete conclusion completion",
    "exchange": "exchange swap interchange",
    "fight": "war fighting hostilities",
    "forum": "body framework committee council panel commission platform taskforce",
    "important": "important importance vital crucial paramount essential key significant significance",
    "improve": "improve improvement warm thaw mend repair",
    "leader": "leader president premier chancellor presidential presidency",
    "meet": "meet meeting summit talk conversation encounter sit-down",
    "minister": "minister secretary",
    "nuclear": "nuclear denuclearise denuclearisation disarm disarmament atomic",
    "office": "office power inaugurate inauguration sworn",
    "past": "past history historic historical grievance baggage predecessor previous prior",
    "people": "people public population",
    "pledge": "pledge vow promise commit commitment undertake",
    "press": "press journalist",
    "problem": "problem challenge issue difficulty",
    "project": "project scheme programme plan",
    "quick": "quick quickly fast rapid rapidly swift swiftly",
    "reaffirm": "reaffirm reiterate restate reaffirmation",
    "refuse": "refuse refusal reject rejection decline rebuff",
    "region": "region area regional",
    "relation": "relation relationship tie",
    "release": "release publish unveil produce announce announcement publication",
    "resume": "resume resumption restart revive reopen relaunch restore",
    "severe": "severe severely harsh tough tense complex difficult",
    "ship": "ship vessel boat warship",
    "show": "show demonstrate display signal",
    "situation": "situation environment landscape dynamics climate circumstance backdrop geopolitical",
    "soft": "soften conciliatory pragmatic softer refrain",
    "soldier": "soldier troop force",
    "speak": "speak discuss discussion",
    "spend": "spend spending budget expenditure",
    "stability": "stability stable peace peaceful",
    "stance": "stance position attitude line tone",
    "statement": "statement declaration communique",
    "steady": "steady steadily unwavering steadfast consistent consistently",
    "strengthen": (
        "strengthen deepen enhance enhancement expand expansion bolster boost widen broaden increase increasingly"
        " intensify upgrade reinforce advance step-up stronger deeper closer close closely great grow growth wide"
    ),
    "tariff": "tariff duty levy",
    "trade": "trade commerce trading",
    "travel": (
        "visit trip travel tour stopover stop journey fly head depart departure arrive arrival destination leave"
    ),
    "trilateral": "trilateral three-way tripartite",
    "urge": "urge call demand exhort",
    "weapon": "weapon weaponry missile",
    "withdraw": "withdraw withdrawal pull-out retreat",
    "young": "young youth younger",
}

SPELLINGS = {
    "defense": "defence",
    "program": "programme",
    "labor": "labour",
    "neighbour": "neighbor",
    "neighbours": "neighbor",
    "met": "meet",
    "held": "hold",
    "built": "build",
    "led": "lead",
    "chose": "choose",
    "chosen": "choose",
    "flew": "fly",
    "left": "leave",
    "began": "begin",
    "begun": "begin",
    "kept": "keep",
    "spoke": "speak",
    "spoken": "speak",
    "grew": "grow",
    "won": "win",
    "lost": "lose",
    "sought": "seek",
    "paid": "pay",
    "brought": "bring",
    "ties": "tie",
    "countries": "country",
    "stopped": "stop",
    "sent": "send",
    "rose": "rise",
    "risen": "rise",
    "fell": "fall",
    "fallen": "fall",
    "sold": "sell",
    "bought": "buy",
    "lent": "lend",
    "broke": "break",
    "broken": "break",
    "wrote": "write",
    "written": "write",
    "drew": "draw",
    "withdrew": "withdraw",
    "withdrawn": "withdraw",
    "undertook": "undertake",
    "fought": "fight",
    "taught": "teach",
    "caught": "catch",
    "stole": "steal",
    "stolen": "steal",
    "struck": "strike",
    "shot": "shoot",
    "thought": "think",
    "stood": "stand",
    "understood": "understand",
    "bore": "bear",
    "threw": "throw",
    "thrown": "throw",
    "women": "woman",
    "men": "man",
    "children": "child",
    "economies": "economy",
    "parties": "party",
}

_ABBREVIATIONS = """
a.m adm al apr aug brig capt co col corp d.c dec dept dr e.g etc feb fr gen gens gov govs hon i.e inc jan jr jul jun
lt ltd maj mar messrs mr mrs ms no nov oct p p.m pp prof profs rep reps rev sen sens sep sept sgt sr st u.k u.n u.s vs
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""Words before a full stop that does not end a sentence."""
