"""Who is set apart is not counted in, and what is denied of all is not denied of each."""

import pytest

from chatbot.check.exclusion import included


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The town will build a pool instead of a rink.", "The town will build a rink."),
        ("Rosa Dal will sing rather than Mia Lund.", "Mia Lund will sing."),
        ("Unlike Lund, Dal lives in Aske.", "Lund lives in Aske."),
        ("All guards apart from Lund were paid.", "All guards were paid."),
        ("All guards apart from Lund were paid.", "Lund was paid."),
        ("Nobody except Lund came.", "Nobody came."),
        ("All but two of the boats sank.", "All of the boats sank."),
        ("All but two of the boats sank.", "Two of the boats sank."),
        ("Everyone but Lund came.", "Lund came."),
        ("Not all pools in Aske are closed.", "All pools in Aske are not closed."),
        ("The fair is not before May.", "The fair is not in May."),
        ("The hall will not be sold before next autumn.", "The hall will not be sold."),
        ("The hall won’t be sold until the council votes.", "The hall will not be sold."),
    ],
)
def test_what_is_set_apart_is_not_counted_in(text: str, claim: str) -> None:
    assert included(text, claim)
    assert not included(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The town will build a pool instead of a rink.", "The town will build a pool."),
        ("Unlike Lund, Dal lives in Aske.", "Dal lives in Aske."),
        ("Unlike Lund, Dal lives in Aske, where Lund was born.", "Lund was born in Aske."),
        ("All guards apart from Lund were paid.", "Guards were paid."),
        ("All but two of the boats sank.", "All but two boats sank."),
        ("All came, but Lund left.", "Lund left."),
        ("Not all pools in Aske are closed.", "Some pools in Aske are not closed."),
        ("The fair is not before May.", "The fair is after April."),
    ],
)
def test_the_rest_is_told(text: str, claim: str) -> None:
    assert not included(text, claim)
