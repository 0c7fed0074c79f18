"""A speaker is named where the article names one plainly; where it may be another, nobody is."""

import pytest

from chatbot.reading.speaking import speaker

SPEECH = "“We pay. It leaks,”"


def behind(tag: str, speech: str = SPEECH) -> str:
    return speaker(f"{speech} {tag}", 0, len(speech) - 1)[0]


def ahead(lead: str) -> str:
    return speaker(f"{lead}{SPEECH}", len(lead), len(lead) + len(SPEECH) - 1)[0]


@pytest.mark.parametrize(
    ("tag", "whose"),
    [
        ("Okafor said on Monday.", "Okafor said"),
        ("Mr. Okafor said, adding that it rained.", "Mr. Okafor said"),
        ("McDonald’s said.", "McDonald’s said"),
        ("said Ann B. Lee.", "Ann B. Lee said"),
        ("said Okafor Monday.", "Okafor said"),
        ("said Lee, CEO and founder of Rope.", "Lee said"),
        ("said Lee of Ohio.", "Lee said"),
        ("said Lee. The board left.", "Lee said"),
    ],
)
def test_whoever_is_named_beside_a_speech_speaks(tag: str, whose: str) -> None:
    assert behind(tag) == whose


@pytest.mark.parametrize(
    "tag",
    [
        "said Sen. Ann Lee.",
        "said U.S. Rep. Ann Lee.",
        "said Army Gen. Ann Lee.",
        "said J.K. Rowling.",
        "said Ludwig van Beethoven.",
        "said Joe Biden’s lawyer.",
        "said Trump's lawyer.",
        "said Lind and Okafor.",
        "said Mr. and Mrs. Lee.",
        "said Malcolm X. The board left.",
        "\n\nsaid Lind.",
        "\n\nLind said.",
    ],
)
def test_a_part_of_who_speaks_is_nobody(tag: str) -> None:
    assert behind(tag) == ""


@pytest.mark.parametrize("mark", [".", "?", "!"])
def test_a_sentence_that_follows_a_speech_is_no_tag_of_it(mark: str) -> None:
    speech = f"“We pay. It leaks{mark}”"
    assert behind("Lind said nothing.", speech) == ""
    assert behind("Lind said, “We go.”", speech) == ""
    assert behind("Lind said.", speech) == "Lind said"


@pytest.mark.parametrize(
    ("lead", "whose"),
    [
        ("Okafor said: ", "Okafor said"),
        ("The mayor, Elena Marku, said: ", "Elena Marku said"),
        ("Its spokeswoman Elena Marku said: ", "Elena Marku said"),
        ("A relieved Elena Marku said: ", "Elena Marku said"),
        ("It rained, and Elena Marku said: ", "Elena Marku said"),
        ("It rained. Sen. Elena Marku said, ", "Elena Marku said"),
        ("It rained. Elena Marku said:\n\n", "Elena Marku said"),
    ],
)
def test_whoever_is_named_ahead_of_a_speech_speaks(lead: str, whose: str) -> None:
    assert ahead(lead) == whose


@pytest.mark.parametrize(
    "lead",
    [
        "The lawyer for Lind said: ",
        "Two guards who met Lind said: ",
        "Keller and Lind said: ",
        "Henk van Dyke said: ",
        "Omar al-Bashir said: ",
        "New York City Mayor Eric Lind Adams Lee said: ",
        "Ann Lee, Oslo, said: ",
        "What Lind said\n\n",
    ],
)
def test_a_name_that_may_belong_to_another_is_nobody(lead: str) -> None:
    assert ahead(lead) == ""
