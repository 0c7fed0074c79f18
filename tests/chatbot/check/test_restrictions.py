"""Part of a thing is not the thing, nor is one of many all of them."""

import pytest

from chatbot.check.restrictions import loosened


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Part of the roof collapsed.", "The roof collapsed."),
        ("Half of the residents oppose it.", "The residents oppose it."),
        ("Half the residents oppose it.", "Residents oppose it."),
        ("Few residents oppose it.", "Residents oppose it."),
        ("Some two thirds of the houses burnt.", "The houses burnt."),
        ("Some of the houses burnt.", "The houses burnt."),
        ("Some houses burnt.", "The houses burnt."),
        ("Most dockers left the port.", "All dockers left the port."),
        ("Deputy Mayor Anna Lind spoke.", "Mayor Anna Lind spoke."),
        ("Former mayor Anna Lind spoke.", "Mayor Anna Lind spoke."),
        ("Anna Lind, the former mayor, spoke.", "Anna Lind is the mayor."),
        ("Vice President Anna Lind spoke.", "President Anna Lind spoke."),
        ("Anna Lind, the president-elect, spoke.", "The president, Anna Lind, spoke."),
        ("Anna Lind, a candidate for mayor, spoke.", "Anna Lind, the mayor, spoke."),
        ("The so-called doctor spoke.", "The doctor spoke."),
        ("Residents oppose it.", "All residents oppose it."),
        ("Residents oppose it.", "Most residents oppose it."),
        ("Part of the harbour was blocked.", "The whole harbour was blocked."),
        ("Jonas Lind was fined.", "Only Jonas Lind was fined."),
        ("The shop shut after a flood.", "The shop shut because of a flood."),
    ],
)
def test_what_narrows_is_neither_dropped_nor_put_in(text: str, claim: str) -> None:
    assert loosened(text, claim)
    assert not loosened(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Former mayor Anna Lind spoke.", "Anna Lind spoke."),
        ("Former mayor Anna Lind spoke.", "Anna Lind was the mayor."),
        ("Former mayor Anna Lind met the mayor.", "The mayor met Lind."),
        ("Deputy Petar Kolev spoke.", "Petar Kolev spoke."),
        ("Part of the roof collapsed.", "The roof partly collapsed."),
        ("A few residents oppose it.", "Residents oppose it."),
        ("Some of the houses burnt.", "Houses burnt."),
        ("Some houses burnt, and the houses were insured.", "The houses burnt."),
        ("Some houses burnt.", "Some houses burnt, and the mill did."),
        ("As part of the plan the bridge closed.", "The bridge closed under the plan."),
        ("The shop shut due to a flood.", "The shop shut because of a flood."),
        ("The ferry sails daily.", "The ferry sails every day."),
        ("Nobody but members may enter.", "Only members may enter."),
        ("The bridge does not carry trams.", "The bridge does not carry trams at all."),
    ],
)
def test_what_is_as_wide_in_both_stays(text: str, claim: str) -> None:
    assert not loosened(text, claim)
