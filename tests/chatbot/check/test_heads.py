"""What is of a thing is not the thing."""

import pytest

from chatbot.check.heads import beheaded


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The south tower of the castle fell.", "The castle fell."),
        ("A stretch of the canal near Holm froze.", "The canal near Holm froze."),
        ("The lock's gates jammed.", "The lock jammed."),
        ("News of fighting in Aske has spread.", "Fighting in Aske has spread."),
        ("The crew landed on a rock of the island.", "The crew landed on the island."),
        ("The bank bought an option on the patent.", "The bank bought the patent."),
        ("Lind sold a stake in the mill.", "Lind sold the mill."),
    ],
)
def test_what_happened_to_something_of_it_did_not_happen_to_it(text: str, claim: str) -> None:
    assert beheaded(text, claim)
    assert not beheaded(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The south tower of the castle fell.", "A tower of the castle fell."),
        ("The south tower of the castle fell.", "The castle's tower fell."),
        ("The town of Aske sued the bank.", "Aske sued the bank."),
        ("Dozens of riders fell.", "Riders fell."),
        ("The owner of the mill sold it; the mill burnt.", "The mill burnt."),
        ("Lind is the mayor of Holm.", "The mayor is Lind."),
    ],
)
def test_what_names_or_counts_a_thing_may_be_left_out(text: str, claim: str) -> None:
    assert not beheaded(text, claim)
