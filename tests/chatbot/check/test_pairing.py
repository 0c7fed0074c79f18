"""What a sentence pairs stays paired, though its verb is told only once."""

import pytest

from chatbot.check.pairing import unpaired
from chatbot.text.forms import plain
from chatbot.text.words import content

EACH = "Tomas Ruud and Eva Sand won bronze and silver respectively in the sprint."
GAPPED = "Latvia sent doctors, Finland engineers and Portugal pilots."
PLACED = "The choir sang the mass in April and the requiem in October."
COUNTED = "Rye prices fell 3 percent, barley prices 7 percent."
HOMES = "The storm felled 30 oaks in Vik, nine in Sund and four in Brno."
SELLS = "The dairy sells cheese to schools and buys hay from neighbours."
AFTER = "After leaving Vik in 1998, Eva Sand's brother opened an inn in 2003."
BEFORE = "Before she led the choir in 2007, Eva Sand danced in Oslo."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (EACH, "Eva Sand won bronze."),
        (EACH, "Tomas Ruud won silver in the sprint."),
        (GAPPED, "Finland sent doctors."),
        (GAPPED, "Latvia sent engineers and Finland sent doctors."),
        (PLACED, "The choir sang the mass in October."),
        (COUNTED, "Barley prices fell 3 percent."),
        (HOMES, "The storm felled 30 oaks in Sund."),
        (SELLS, "The dairy buys cheese from neighbours."),
        (SELLS, "The dairy sells hay to schools."),
        (AFTER, "Eva Sand's brother opened an inn in 1998."),
        (BEFORE, "Eva Sand danced in Oslo in 2007."),
        (BEFORE, "Eva Sand led the choir in Oslo."),
        ("Born in Riga in 1950, Ruud moved to Oslo.", "Ruud moved to Oslo in 1950."),
    ],
)
def test_what_is_paired_otherwise_is_not_told(text: str, claim: str) -> None:
    assert unpaired(text, content(plain(claim)))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (EACH, "Eva Sand won silver."),
        (EACH, "Tomas Ruud won bronze and Eva Sand silver."),
        (GAPPED, "Finland sent engineers."),
        (GAPPED, "Portugal sent pilots and Latvia sent doctors."),
        (PLACED, "The choir sang the requiem in October."),
        (COUNTED, "Barley prices fell 7 percent."),
        (HOMES, "The storm felled nine oaks in Sund."),
        (SELLS, "The dairy buys hay from neighbours."),
        (AFTER, "Eva Sand's brother opened an inn in 2003."),
        (BEFORE, "Eva Sand led the choir in 2007."),
        (BEFORE, "Eva Sand danced in Oslo before she led the choir in 2007."),
        ("After a long debate in May, the choir sang.", "The choir sang in May."),
        ("Ruud sold the inn in Vik, the oldest in Norway.", "Ruud sold the inn in Vik."),
    ],
)
def test_what_is_paired_so_may_be_told(text: str, claim: str) -> None:
    assert not unpaired(text, content(plain(claim)))
