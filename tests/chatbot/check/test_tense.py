"""What was is not told as what is, nor what is to come as done."""

import pytest

from chatbot.check.tense import misdated


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The yard owned 20 tugs in 1980.", "The yard owns 20 tugs."),
        ("The cellar once housed a press.", "The cellar houses a press."),
        ("Ivo Lund used to climb masts.", "Ivo Lund climbs masts."),
        ("The fair opens on Friday.", "The fair opened on Friday."),
        ("The firm is dredging the canal.", "The firm dredged the canal."),
        ("Ada Dal takes over on 1 May.", "Ada Dal took over on 1 May."),
        ("The house votes on the bill on the old quay on 14 June.", "The house voted on the bill."),
    ],
)
def test_one_time_is_not_told_as_another(text: str, claim: str) -> None:
    assert misdated(text, claim)
    assert not misdated(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ivo Lund used to climb masts.", "Ivo Lund climbed masts."),
        ("The yard is owned by Orla.", "Orla owns the yard."),
        ("The firm, based in Aske and owned by Orla, grew.", "Orla owns the firm."),
        ("The yard employs 20 people.", "The yard employed 20 people."),
        ("Troops attacked the fort.", "The attacks on the fort were made by troops."),
        ("The firm was dredging the canal in May.", "The firm dredged the canal in May."),
        ("The fair opens on Friday; it opened in May last year.", "The fair opened in May."),
    ],
)
def test_the_same_time_may_have_another_form(text: str, claim: str) -> None:
    assert not misdated(text, claim)
