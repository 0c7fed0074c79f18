"""A deed that hangs on another word is told with that word, or not at all."""

import time

import pytest

from chatbot.check.governed import freed, hung


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Police charged Ivo Lund with burning two barns.", "Ivo Lund burned two barns."),
        ("Ivo Lund was acquitted of bribing a guard.", "Ivo Lund bribed a guard."),
        ("The yard stopped making tugs in May.", "The yard made tugs in May."),
        ("A dike saved the farm from flooding.", "The farm flooded."),
        ("Ice kept the ferry from sailing.", "The ferry sailed."),
        ("Ice kept the ferry from sailing.", "The ferry is sailing."),
        ("The crane was too old to lift wagons.", "The crane lifted wagons."),
        ("The board recommended opening three schools.", "Three schools were opened."),
        ("The law obliges Peru to publish its maps.", "Peru has published its maps."),
        ("The brewer is in talks to buy the mill.", "The brewer buys the mill."),
        ("The brewer is in talks to buy the mill.", "The brewer bought the mill."),
        ("Aske is bidding to host the fair.", "Aske hosts the fair."),
        ("Nurses need to wear badges.", "Nurses wear badges."),
        ("Lind agreed to close the quarry and open a park.", "Lind opened a park."),
        ("Lund is accused of burning a barn and poisoning a well.", "Lund poisoned a well."),
        ("The bridge is said to have collapsed.", "The bridge collapsed."),
        ("The court ordered the harbour to be cleared.", "The harbour was cleared."),
    ],
)
def test_a_deed_that_hangs_on_another_word_is_not_told_as_done(text: str, claim: str) -> None:
    assert freed(text, claim)
    assert not freed(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Police charged Ivo Lund with burning two barns.", "Lund was charged with burning barns."),
        ("Lind agreed to close the quarry.", "The quarry will be closed."),
        ("The yard began to build tugs in May.", "The yard built tugs in May."),
        ("Rain forced the school to close.", "The school closed."),
        ("Ines Dal is the first judge to visit the island.", "Ines Dal visited the island."),
        ("The school had to close.", "The school closed."),
        ("The ship sank, killing 40 sailors.", "40 sailors were killed."),
        ("After deliberating for two days, the jury left.", "The jury deliberated for two days."),
        ("Lund raised money by selling maps.", "Lund sold maps."),
        ("The yard asked to close, and closed in May.", "The yard closed in May."),
        ("The mayor was sent to prison in May.", "He is in prison."),
        ("The growers sold apples to hotels.", "Hotels bought apples."),
    ],
)
def test_what_was_done_is_told_as_done(text: str, claim: str) -> None:
    assert not freed(text, claim)


@pytest.mark.parametrize("text", ["to " * 9000, "of killing and " * 5000, "to close and " * 5000])
def test_a_hostile_sentence_takes_no_time(text: str) -> None:
    began = time.monotonic()
    hung(text)
    assert time.monotonic() - began < 1
