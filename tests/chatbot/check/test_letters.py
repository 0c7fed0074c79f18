"""What is told apart by a letter is told with its own."""

import pytest

from chatbot.check.letters import relettered
from index.sentences import split


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The fire broke out in hall F. Hall G was spared.", "The fire broke out in hall G."),
        ("The fire broke out in hall F.", "The fire broke out in hall B."),
        ("Lind teaches form B and sits in row F.", "Lind sits in row B."),
        ("Lind has a lack of vitamin D.", "Lind has a lack of vitamin A."),
        ("Crew B relieved crew C.", "Crew C relieved crew B."),
        ("Crew B relieved crew C.", "Crew B relieved crew B."),
        ("Sample A was salt; sample B was lime.", "Sample B was salt."),
        ("Sample A was salt and sample B was lime.", "Sample A was lime."),
        ("Bonds of type B fell. Type C bonds rose.", "Type B bonds rose."),
        ("The boat lies at the pier.", "The boat lies at pier B."),
    ],
)
def test_a_letter_is_not_another(text: str, claim: str) -> None:
    assert relettered(text, claim)
    assert not any(relettered(text, text[start:end]) for start, end in split(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The fire broke out in hall F.", "In hall F a fire broke out."),
        ("Hall F is old. The fire broke out there.", "The fire broke out in hall F."),
        ("Lind needs vitamins B, C and D.", "Lind needs vitamin D."),
        ("Tests exist for type A and type B.", "Tests exist for type B."),
        ("Crew B relieved crew C.", "Crew C was relieved by crew B."),
        ("Sample A was salt; sample B was lime.", "Sample B was lime."),
        ("Lind studied the D variant.", "Lind studied variant D."),
        ("Lind wrote A Winter in Aske.", "Lind wrote a winter book."),
        ("The book I read was long, Lind said.", "The book was long, Lind said."),
        ("John F. Holm led the club.", "The club was led by John F. Holm."),
    ],
)
def test_the_same_letter_in_other_words_is_kept(text: str, claim: str) -> None:
    assert not relettered(text, claim)
