import time

import pytest

from chatbot.text.ascription import ascribed, ascription
from chatbot.text.attribution import attributed, attributes, sayers
from chatbot.text.speech import speakers

THEIRS = [
    ("The dam broke, said the regional governor, Elena Marku.", "dam broke", "Elena Marku said"),
    ("Two stands will go, said the club’s head, Irma Voll.", "stands will go", "Irma Voll said"),
    ("The plan is dead, said the governor.", "plan is dead", "the governor said"),
    ("“We will not buy,” said Jonas Lind, who leads the company.", "not buy", ""),
    ("“We cannot pay,” said Mayor Ines Okafor.", "cannot pay", "Mayor Ines Okafor said"),
    ("Fares must not rise before 2028, Okafor said on Monday.", "not rise", "Okafor said"),
    ("Okafor said that the ramp would fall.", "the ramp would fall", "Okafor said"),
    ("Okafor warned that the ramp would fall.", "the ramp would fall", ""),
    ("The spokesman, Ben Lind, told reporters the city would pay.", "would pay", ""),
    ("On Monday, the mayor said the bridge is closed.", "bridge is closed", ""),
    ("But Lind said the ferry is unsafe.", "ferry is unsafe", ""),
    ("The ferry is unsafe, Lind told reporters on Monday.", "ferry is unsafe", ""),
    ("The ferry is unsafe, critics say.", "ferry is unsafe", ""),
    ("The ferry is unsafe, Lind said angrily.", "ferry is unsafe", ""),
    ("Critics believe the ferry is unsafe.", "ferry is unsafe", ""),
    ("Lind announced that the ferry is sold.", "ferry is sold", ""),
    ("Lind, who leads it, said that the ferry is unsafe.", "ferry is unsafe", ""),
    ("The ramp fell on Monday, said Ben Lind.", "ramp fell", "Ben Lind said"),
    ("It fell, said Ben Lind, the head of a board.", "It fell", "Ben Lind said"),
    ("It fell, said Ben Lind, the head, but Okafor doubts it.", "It fell", ""),
    ("The ramp fell on Monday, the police said.", "ramp fell", "the police said"),
    ("The ramp fell, a port spokesman said on Tuesday.", "ramp fell", "a port spokesman said"),
    ("The ramp fell on Monday, officials said.", "ramp fell", "officials said"),
    ("The ramp fell on Monday, she said.", "ramp fell", ""),
    ("The ramp fell on Monday, Lind told dockers, he says.", "ramp fell", ""),
    ("“It is bad,” Lind said, “but we will pay.”", "will pay", ""),
    ("Only 36 percent voted, according to a report.", "36 percent", "according to a report"),
    ("According to the police, two men died.", "two men died", ""),
]
REPORTED = [
    ("The council shut the pool, saying it leaked.", "it leaked"),
    ("Swimmers protested, insisting that the pool is sound.", "the pool is sound"),
    ("The minister praised the treaty as a miracle.", "a miracle"),
    ("The fair bills itself as a feast of design.", "a feast of design"),
    ("Lind styled himself the saviour of Aske.", "the saviour of Aske"),
    ("Bishops regard the opera as blasphemous.", "blasphemous"),
    ("Farmers branded the tax a robbery.", "tax a robbery"),
    ("The tax was labelled a robbery by farmers.", "robbery"),
    ("Researchers found that tea ruins teeth.", "tea ruins teeth"),
    ("A survey by Orla suggests most dentists smoke.", "most dentists smoke"),
    ("Tea ruins teeth, a study of dentists found.", "Tea ruins teeth"),
    ("The guard fired twice, the inquest heard.", "The guard fired twice"),
    ("The court heard that the guard fired twice.", "guard fired twice"),
    ("Mayor Ines Okafor told reporters in Aske on Monday that the ramp would fall.", "would fall"),
    ("The ramp will fall, said Okafor.", "The ramp will fall"),
    ("The ramp fell, said two of the guests.", "The ramp fell"),
    ("The ramp fell, said former mayor Ida Holm.", "The ramp fell"),
    ("The ramp fell, says one of the mayor’s aides, Ida Holm, who saw it.", "The ramp fell"),
    ("The ramp fell, said her lawyer, Per Lind, on Monday.", "The ramp fell"),
    ("The ramp fell, claims the landlord, Ida Holm.", "The ramp fell"),
    ("The ramp fell, argued the union’s lawyer.", "The ramp fell"),
    ("The ramp fell, reported the local paper, the Aske Post.", "The ramp fell"),
    ("The ramp fell (said the mayor, Ida Holm).", "The ramp fell"),
    ("The ramp fell – so says the mayor, Ida Holm.", "The ramp fell"),
    ("The ramp fell, said he.", "The ramp fell"),
    ("The ramp fell, said several of the men who worked there.", "The ramp fell"),
    ("The ramp fell, said a driver named Per Lund.", "The ramp fell"),
    ("The ramp fell, insisted Mr. Kovac, the engineer.", "The ramp fell"),
    ("The ramp fell, argued the union’s lawyer, a former judge.", "The ramp fell"),
    ("The ramp fell, testified the guard.", "The ramp fell"),
    ("The ramp fell, admitted Lund.", "The ramp fell"),
    ("The ramp fell, said most of the drivers.", "The ramp fell"),
    ("The ramp fell, say three officials.", "The ramp fell"),
    ("The ramp fell, said Mayor Lund of St. Ives, and 40 cars burned.", "40 cars"),
    ("The ramp fell, argued Dr. Lund, adding that 40 cars burned.", "40 cars"),
    ("The ramp fell, claimed Harold J. Pike of the union, and 40 cars burned.", "40 cars"),
    ("The ramp fell, said lawyers for Acme Inc. of Ohio, and 40 cars burned.", "40 cars"),
    ("Okafor, the mayor, said the plan works.", "the plan works"),
    ("Okafor, elected in May, said the plan, dear to all, was dead.", "was dead"),
]
OTHER_MARKS = [
    "«The ferry is unsafe,» said Jonas Lind.",
    "« The ferry is unsafe », said Jonas Lind.",
    "„The ferry is unsafe“, said Jonas Lind.",
    "„The ferry is unsafe,” Jonas Lind said.",
    "‘The ferry is unsafe,’ said Jonas Lind.",
    "'The ferry isn't safe,' Jonas Lind said.",
    "“The ferry is unsafe”, said Jonas Lind.",
    "“The ferry is unsafe,” tweeted Jonas Lind.",
    "Jonas Lind stressed that the ferry is unsafe.",
]
OWN = [
    "The ramp fell in a storm.",
    "Smith, who said he was tired, won the race in 2 hours.",
    "Insurance claims rose by 4 percent.",
    "Sales rose 4 percent, more than Lind predicted.",
    "The trial starts in May, earlier than Okafor claimed.",
    "An estimated 300 people died in the flood.",
    "The recalled cars had bad brakes.",
    "Ida Lind, a spokeswoman for the clinic in Aske, confirmed the death.",
    "The police feared riots and arrested three men in Aske.",
    "Lind told the workers to leave, and they left the building.",
    "The club added a pool in 2019.",
    "The club grew, adding a pool in 2019.",
    "Divers found the wreck in May.",
    "Ada Brandt founded the company in 1951.",
    "The bag has not been claimed by anybody.",
    "Figures show that rents rose.",
    "The club posted a loss, and the dockers’ union, the sailors’ union and the ’68 club left.",
    "",
    "said",
]
IN_DOUBT = [
    "The mayor, 45, said the bridge collapsed.",
    "The mayor, who is 45, said the new bridge was shut.",
    "“The ferry is unsafe,” said Jonas Lind, whom Okafor told to leave.",
    "Okafor claimed that the ferry is safe, but the ferry is unsafe, the police said.",
    "Brandt told Okafor that Lind said the mayor is corrupt.",
    "The mayor is corrupt, a man who met Lind said.",
    "“The mayor is corrupt,” the wife of Jonas Lind said.",
    "He said the ferry is unsafe.",
    "Yesterday Lind said the ferry is unsafe.",
    "The ferry is unsafe, according to Dr. Lind and Mr. Okafor.",
]


@pytest.mark.parametrize(("sentence", "theirs", "whose"), THEIRS)
def test_what_is_put_into_a_mouth_is_told_from_the_rest(
    sentence: str, theirs: str, whose: str
) -> None:
    assert theirs in attributed(sentence)
    assert attributes(sentence)
    assert ascription(sentence) == whose


@pytest.mark.parametrize(("sentence", "theirs"), REPORTED)
def test_what_is_found_or_added_or_judged_is_somebodys(sentence: str, theirs: str) -> None:
    assert theirs in attributed(sentence)


@pytest.mark.parametrize("sentence", OTHER_MARKS)
def test_speech_is_known_by_marks_of_every_style(sentence: str) -> None:
    assert "safe" in attributed(sentence)


@pytest.mark.parametrize("sentence", OWN)
def test_what_the_article_says_itself_is_nobodys(sentence: str) -> None:
    assert attributed(sentence) == ascription(sentence) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "The ramp fell, claimed the money and left.",
        "The ramp fell, said to be worth 3 million crowns.",
        "The ramp fell, said on Monday.",
        "The ramp that fell, which Lind owns, reported losses for 2022.",
        "The ramp fell, reported missing a week before.",
        "The ramp fell, warned investors of inflation.",
    ],
)
def test_what_names_nobody_puts_nothing_before_it_into_a_mouth(sentence: str) -> None:
    assert "fell" not in attributed(sentence)


def test_who_is_quoted_may_be_described_by_the_article_itself() -> None:
    described = (
        "“We cannot pay,” said Ben Lind, head of a board that got money from Aske, “not yet.”"
    )
    assert attributed(described).split() == "“We cannot pay, “not yet.”".split()
    speaking = "Ida Lind, a spokeswoman for Aske, said the plan’s author “is a fool.”"
    assert "spokeswoman" not in attributed(speaking)
    adding = "“We cannot pay,” said Ben Lind, adding that the ramp fell."
    assert "ramp fell" in attributed(adding)


@pytest.mark.parametrize("sentence", IN_DOUBT)
def test_in_doubt_nobody_is_named(sentence: str) -> None:
    assert ascription(sentence) == ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lind told the council that the ferry is unsafe.", {"lind"}),
        ("The council said that the ferry is unsafe.", {"council"}),
        ("“No,” said Mayor Okafor.", {"mayor", "okafor"}),
        ("The ferry is unsafe, according to Lind.", {"lind"}),
        ("The ferry is unsafe, the yard's chief, Maria Lind, said on Monday.", {"maria", "lind"}),
        ("The yard's chief, Maria Lind, said the ferry is unsafe.", {"maria", "lind"}),
        ("The report, printed in Aske on Monday, suggests that the ferry is unsafe.", {"report"}),
        ("The yard thanked the crew and said that the ferry is unsafe.", {"yard"}),
        ("The ferry is unsafe, said Lind.", {"lind"}),
    ],
)
def test_those_who_say_something_are_known(text: str, who: set[str]) -> None:
    assert who <= sayers(text)
    assert "ferri" not in sayers(text)


@pytest.mark.parametrize(
    "text",
    [
        "“It is safe,” Lind said on Monday.",
        "“It is safe,” said Lind.",
        "“It is,” Jonas Lind told us.",
    ],
)
def test_who_speaks_stands_before_or_behind_the_verb_after_a_quotation(text: str) -> None:
    assert "lind" in sayers(text)
    assert "mondai" not in sayers(text)


def test_who_is_spoken_of_is_not_taken_for_who_speaks() -> None:
    assert "lind" not in sayers("The yard thanked Lind and said that the ferry is unsafe.")
    assert speakers("The guards said Lind was ill.") == frozenset()
    assert speakers("“He is ill,” said Lind.") == frozenset({"lind"})


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("The ferry is unsafe.", "The ferry is unsafe, Lind said."),
        ("Is it safe?", ""),
        ("“It is.”", ""),
        ("He left the U.S.", ""),
        ("It goes on...", ""),
        ("", ""),
    ],
)
def test_a_speaker_is_put_behind_a_plain_claim_only(claim: str, said: str) -> None:
    assert ascribed(claim, "Lind said") == said


@pytest.mark.parametrize(
    "text", ["a " * 9000 + "said", "x, " * 9000, '"' * 9000, "said " * 9000, "“ ” " * 9000]
)
def test_a_hostile_sentence_takes_no_time(text: str) -> None:
    began = time.monotonic()
    for read in (attributed, attributes, sayers):
        read(text)
    assert time.monotonic() - began < 1
