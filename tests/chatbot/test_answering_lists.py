"""A list of the article is told whole and in its order, whatever the writer does."""

import pytest
from inquiry import DEMANDS, WRITER_LOST, Newsroom, answer
from newsroom import LOST, TameWriter

from chatbot.answer import Answer


async def test_a_list_is_told_to_its_end_when_the_writer_is_lost(newsroom: Newsroom) -> None:
    writer = TameWriter("Two new ferries are wanted by June 2027.", [LOST])
    given = await answer(newsroom(writer), DEMANDS)
    assert tells_every_demand(given)
    assert given.notice == WRITER_LOST


def tells_every_demand(given: Answer) -> bool:
    return all(words in given.text for words in ("June 2027", "2.4 million", "2028"))


@pytest.mark.parametrize(
    "drafts",
    [
        ["Okafor wants two new ferries by June 2027.", "", "It is about fares."],
        ["A fourth demand was a new mayor."],
        ["The demands are peace, bread and land. The old ferries leak."],
        ["", "", ""],
        [
            "Okafor wants two new ferries by June 2027.",
            "The company must pay €2.4 million for the broken ramp.",
            "Fares must not rise before 2028.",
        ],
    ],
    ids=["skips", "invents", "merges", "silent", "honest"],
)
async def test_a_list_is_told_whole_whatever_the_writer_leaves_out_or_invents(
    newsroom: Newsroom, drafts: list[str]
) -> None:
    writer = TameWriter(*drafts)
    given = await answer(newsroom(writer), DEMANDS)
    assert tells_every_demand(given)
    assert "fourth" not in given.text and "land" not in given.text
    assert len(writer.briefs) == given.writer_calls == 3


async def test_a_list_that_is_quoted_whole_is_quoted_with_its_announcement(
    newsroom: Newsroom,
) -> None:
    given = await answer(newsroom(None), DEMANDS)
    assert given.sentences[0].text == "“Okafor said that three demands were made.”"
    assert tells_every_demand(given)


async def test_a_list_is_told_in_its_order(newsroom: Newsroom) -> None:
    writer = TameWriter(
        "She wants two new ferries by June 2027.", "", "Fares must not rise in 2028."
    )
    text = (await answer(newsroom(writer), DEMANDS)).text
    assert text.index("June 2027") < text.index("2.4 million") < text.index("2028")
