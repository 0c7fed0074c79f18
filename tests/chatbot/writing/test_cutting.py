import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.writing.cutting import claims


async def streamed(pieces: Iterable[str]) -> AsyncIterator[str]:
    for piece in pieces:
        yield piece


async def gathered(pieces: Iterable[str]) -> list[str]:
    return [claim async for claim in claims(streamed(pieces))]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("It rained. It snowed.", ["It rained.", "It snowed."]),
        ("It rained.\nIt snowed", ["It rained.", "It snowed"]),
        ("It cost 2.5 million. Mr. Lind paid.", ["It cost 2.5 million.", "Mr. Lind paid."]),
        ("“It rained. It snowed,” he said.", ["“It rained.", "It snowed,” he said."]),
        ("1. It rained.\n2) It snowed.\n(3) It froze.", ["It rained.", "It snowed.", "It froze."]),
        ("- It rained.\n* It snowed.\n• It froze.", ["It rained.", "It snowed.", "It froze."]),
        ("Answer: It rained.", ["It rained."]),
        ("Sentence: It rained.\nsentences : It snowed.", ["It rained.", "It snowed."]),
        ("According to the article, it rained. It snowed.", ["It rained.", "It snowed."]),
        ("The article says that it rained.", ["It rained."]),
        ("According to the report, it rained.", ["According to the report, it rained."]),
        ("**It rained.** It snowed.", ["It rained.", "It snowed."]),
        ("The four issues were:\n1. It rained.", ["It rained."]),
        ("2027 was dry.", ["2027 was dry."]),
        ("11 days passed.", ["11 days passed."]),
        ("…\n---\n***\n", []),
        ("", []),
        (" \n\t\n ", []),
    ],
)
async def test_a_draft_is_cut_into_claims_without_marks_labels_and_lead_ins(
    draft: str, expected: list[str]
) -> None:
    assert await gathered([draft]) == expected


DRAFTS = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            "It rained. |He said: |“No.” |1. |\n|Mr. Lind |2.5 m|- |U.S. |Answer: |(2) |**|Fine?! |"
            "… |A.| |\r\n|’s ".split("|")
        ),
        max_size=20,
    ).map("".join),
)


@settings(max_examples=200)
@given(DRAFTS, st.lists(st.integers(0, 200)))
def test_the_claims_are_the_same_in_whatever_pieces_the_text_arrives(
    draft: str, places: list[int]
) -> None:
    cuts = sorted({0, len(draft), *(place for place in places if place < len(draft))})
    pieces = [draft[start:end] for start, end in pairwise(cuts)]
    assert asyncio.run(gathered(pieces)) == asyncio.run(gathered([draft]))


@settings(max_examples=100)
@given(DRAFTS)
def test_the_claims_are_the_same_letter_by_letter(draft: str) -> None:
    assert asyncio.run(gathered(draft)) == asyncio.run(gathered([draft]))


async def test_nothing_is_let_through_before_its_sentence_is_whole() -> None:
    given_out: list[str] = []

    async def watched(text: str) -> AsyncGenerator[str, None]:
        for end, letter in enumerate(text, start=1):
            given_out.append(text[:end])
            yield letter

    text = "It rained in Larkholm. It snowed in Aske. "
    async for claim in claims(watched(text)):
        assert given_out[-1].startswith("It rained in Larkholm. It ")
        assert claim in given_out[-1]
    assert len(given_out) == len(text)


async def test_a_claim_is_given_as_soon_as_the_next_has_a_word() -> None:
    later = asyncio.Event()

    async def halting() -> AsyncIterator[str]:
        yield "It rained. It "
        await later.wait()
        yield "snowed."

    stream = claims(halting())
    assert await asyncio.wait_for(anext(stream), 5) == "It rained."
    later.set()
    assert await anext(stream) == "It snowed."


async def test_a_claim_is_given_as_soon_as_its_line_has_ended() -> None:
    async def halting() -> AsyncIterator[str]:
        yield "It rained.\n"
        await asyncio.Event().wait()

    assert await asyncio.wait_for(anext(claims(halting())), 5) == "It rained."


async def test_an_unfinished_last_sentence_is_given_too() -> None:
    assert await gathered(["It rained. It sno"]) == ["It rained.", "It sno"]


@pytest.mark.parametrize("piece", ["and ", "x", "blah, ", " "])
async def test_text_without_end_is_cut(piece: str) -> None:
    taken = 0

    async def endless() -> AsyncIterator[str]:
        nonlocal taken
        while taken < 10_000:
            taken += len(piece)
            yield piece

    assert [claim async for claim in claims(endless())] == []
    assert taken < 1000


@pytest.mark.parametrize("size", [1, 7, 300, 5000])
async def test_what_stood_before_text_without_end_is_kept(size: int) -> None:
    draft = "It rained. It " + "snowed and it " * 300
    pieces = [draft[at : at + size] for at in range(0, len(draft), size)]
    assert await gathered(pieces) == ["It rained."]
