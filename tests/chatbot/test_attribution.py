import pytest

from chatbot.attribution import ascription, attributed, attributes

SENTENCES = [
    ("“We will not buy,” said Jonas Lind, who leads the company.", "not buy", "Jonas Lind said"),
    ("“We cannot pay,” said Mayor Ines Okafor.", "cannot pay", "Mayor Ines Okafor said"),
    ("Fares must not rise before 2028, Okafor said on Monday.", "not rise", "Okafor said"),
    ("Okafor warned that the ramp would fall.", "the ramp would fall", "Okafor warned"),
    ("The spokesman, Ben Lind, told reporters the city would pay.", "would pay", "Ben Lind said"),
    ("On Monday, the mayor said the bridge is closed.", "bridge is closed", ""),
    ("“It is bad,” Lind said, “but we will pay.”", "will pay", "Lind said"),
    ("Only 36 percent voted, according to a report.", "36 percent", "according to a report"),
    ("According to the police, two men died.", "two men died", "according to the police"),
]
OWN = [
    "The ramp fell in a storm.",
    "Smith, who said he was tired, won the race in 2 hours.",
    "Smith won on Sunday, and said later that he was glad.",
    "Insurance claims rose by 4 percent.",
    "",
    "said",
]


@pytest.mark.parametrize(("sentence", "theirs", "whose"), SENTENCES)
def test_what_is_put_into_a_mouth_is_told_from_the_rest(
    sentence: str, theirs: str, whose: str
) -> None:
    assert theirs in attributed(sentence)
    assert ascription(sentence) == whose
    assert attributes(sentence)


@pytest.mark.parametrize("sentence", OWN)
def test_what_the_article_says_itself_is_nobodys(sentence: str) -> None:
    assert attributed(sentence) == ascription(sentence) == ""


@pytest.mark.parametrize("text", ["a " * 9000 + "said", "x, " * 9000, ", a" * 9000, "said " * 9000])
def test_a_hostile_sentence_takes_no_time(text: str) -> None:
    attributed(text)
    ascription(text)
