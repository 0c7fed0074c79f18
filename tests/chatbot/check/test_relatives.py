"""A “which” tells of what is before it, a “he” is no “she”, and what a change leaves is past."""

import time

import pytest

from chatbot.check.relatives import given_away

SOLD = (
    "The Brandt family sold its stake in 2015 to the investor Corvane Capital, which owns a third."
)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (SOLD, "The Brandt family owns a third."),
        (SOLD, "In all, Brandt owns a third."),
        ("Lind thanked Ida Holm, who had drawn the map.", "Lind drew the map."),
        ("Marta Holm believes he could win.", "Marta Holm believes she could win."),
        ("Lind said her boat was lost.", "Lind said his boat was lost."),
        ("They shortened it from 188 to 164 kilometres.", "It was 188 kilometres long."),
        ("Profit dropped from €36 million to €11 million.", "Profit was €36 million."),
        ("Work, delayed twice, started in August.", "Work was delayed twice in August."),
        ("Lind opened his barn to animals that lost their owners.", "Lind lost his barn."),
        ("They inspect 23 dams, of which five also date from 1960.", "The 23 dams date from 1960."),
        ("The hall, built by Kemble, burned in 1931.", "The hall was built in 1931."),
    ],
)
def test_what_is_another_s_or_past_is_not_told(text: str, claim: str) -> None:
    assert given_away(text, claim)
    assert not given_away(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (SOLD, "Corvane Capital owns a third."),
        (SOLD, "The investor that owns a third is Corvane."),
        (SOLD, "The Brandt family sold its stake."),
        ("Work, delayed twice, started in August.", "Work started in August."),
        ("Lind opened his barn to animals that lost their owners.", "Animals lost their owners."),
        ("They inspect 23 dams, of which five date from 1960.", "Five dams date from 1960."),
        ("Of 120 shops, of which 17 close since rents rose, ten are new.", "Rents rose."),
        ("Lind is the engineer who designed the bridge.", "Lind designed the bridge."),
        ("Ida Holm, an economist who advised the town, left.", "Ida Holm advised the town."),
        ("The white boats sank in a storm that hit us.", "The white boats sank in a storm."),
        ("Of the club's boats, of which the town paid half, two sank.", "The town paid half."),
        ("Work, delayed twice, started in August.", "Work was delayed twice."),
        ("The hall, built by Kemble, burned in 1931.", "Built by Kemble, it burned in 1931."),
        (
            "Most comes from the farm of Lind's cousin Ida, who sold it.",
            "Lind's cousin Ida sold it.",
        ),
        ("Lind owned a boat and thanked Holm, who owned the quay.", "Lind owned a boat."),
        ("Lind told her he would win.", "He would win, Lind told her."),
        ("Marta Holm believes he could win.", "Marta Holm believes in a win."),
        ("They shortened it from 188 to 164 kilometres.", "It was shortened to 164 kilometres."),
        ("They shortened it from 188 to 164 kilometres.", "It had been 188 kilometres long."),
        ("They shortened it from 188 to 164 kilometres.", "It was cut from 188 kilometres."),
        ("It is open from 9 to 17.", "It opens at 9."),
        ("", ""),
    ],
)
def test_what_is_their_own_and_what_is_left_is_told(text: str, claim: str) -> None:
    assert not given_away(text, claim)


@pytest.mark.parametrize("part", ["Lind ", "Lind, who ", "cut from ", "from 1 to 2 ", "he "])
def test_no_text_takes_long_to_read(part: str) -> None:
    began = time.monotonic()
    given_away(part * (10_000 // len(part)), "Lind cut it to 7 in May.")
    assert time.monotonic() - began < 1
