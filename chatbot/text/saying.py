"""Patterns of words that put what goes with them into a mouth: for attribution."""

CLEAR = (
    r"say|says|said|argues|argued|claims that|(?<!been\s)(?<!was\s)(?<!were\s)claimed"
    "|believes|believed|thinks|warns|warned|insists"
    "|insisted|contends|contended|asserts|asserted|alleges|alleged|predicts"
    "|predicted|believe that|think that|argue that|believe|argue"
)
# These are also said of what happens: only “that”, a quotation or their place tells.
UNCLEAR = (
    "adds|added|complains|complained|recalls|recalled|estimated|suggests|suggested|maintains"
    "|maintained|suspects|suspected|feared|promised|writes|wrote|tells|told|noted"
    "|announces|announced|stated|declares|declared|testifies|testified|confirms|confirmed"
    "|acknowledges|acknowledged|admits|admitted|concedes|conceded|reported|reveals|revealed"
    "|concludes|concluded|explains|explained|replies|replied|hoped|expects|expected|thought"
    "|boasted|cautioned|commented|emphasi[sz]ed|joked|lamented|observed|pointed out|posted|quipped"
    "|reiterated|remarked|shouted|stresses|stressed|tweeted"
)
ANY = rf"(?:{CLEAR}|{UNCLEAR})\b"
# “The mayor called the plan “a scandal””: not “a town called Holm”.
CALLS = (
    r"(?:bill(?:s|ed)|calls|called|describes|described|styles|styled)\b"
    r"(?=\s+(?:(?:the|his|her|its|their|this|that|these|those"
    r"|it(?:self)?|him(?:self)?|herself|them(?:selves)?|\w+['’]s?)(?:\s+[^\s,.;:“”\"]+){0,4}?|[A-Z]\w+)\s+(?:an?\b|as\b|the\b|[“\"]))"
)
# “The mayor praised the plan as a triumph”, “critics branded the law a farce”, and the passive.
RATES = (
    r"(?:(?:prais|hail|condemn|critici[sz]|decri|denounc|derid|dismiss|describ|laud|portray|regard"
    r"|view|slamm)\w*|see[ns]?|saw)(?:\s+[^\s,.;:“”\"]+){0,6}?\s+as\b"
    r"|(?:brand(?:s|ed)|label(?:s|l?ed)|dub(?:s|bed))\s+(?:[^\s,.;:“”\"]+\s+){0,5}?(?:an?|the)\b"
)
# “A study found that …”, and what a poll or a study found or suggests without a “that”.
STUDIES = r"(?:analysis|inquiry|investigation|poll|report|research|review|stud(?:y|ies)|survey)s?"
FINDS = r"(?<!data\s)(?<!figures\s)(?<!records\s)(?<!statistics\s)" + (
    r"(?:found|finds?|shows?|showed|indicate[sd]?|suggest(?:s|ed)?|estimate[sd]?)"
)
HEARS = r"(?:court|committee|hearing|inquest|inquiry|jury|tribunal)\s+(?:heard|was\s+told)"
# “…, saying it was unsafe”, and “…, adding that it was unsafe”: not “…, adding a pool”.
ADDING = (
    r"(?:(?:alleging|arguing|asserting|claiming|complaining|contending|insisting|saying|warning)\b"
    r"|(?:adding|admitting|conceding|declaring|explaining|maintaining|noting|predicting|stating"
    r"|stressing|suggesting|writing)\s+that\b)"
)
SOURCE = r"\baccording to\b|\bin the (?:words|view|opinion) of\b"
