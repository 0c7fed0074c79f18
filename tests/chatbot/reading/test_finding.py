from newsroom import StemEmbedder, WordReader

from chatbot.asking.question import Question, Turn
from chatbot.reading.finding import State, finding
from index.search import Index


async def test_each_step_adds_what_the_next_one_needs(harbour_index: Index) -> None:
    chain = finding(harbour_index, WordReader(StemEmbedder()))
    history = (Turn("user", "What does Jonas Lind lead?"),)
    state: State = {
        "question": Question("Was he fined?", "harbour", history),
        "article": harbour_index.article("harbour"),
    }
    added: list[str] = []
    async for step in chain.astream(state):
        added += [key for key in step if key not in state]
        state.update(step)
    assert added == ["query", "hits", "reading", "evidence"]
    assert state["query"] == "Was Jonas Lind fined?"
    assert "Lind was fined" in state["evidence"].best[0].text


async def test_the_reader_is_given_the_neighbours_of_the_hits_too(harbour_index: Index) -> None:
    chain = finding(harbour_index, WordReader(StemEmbedder()))
    article = harbour_index.article("harbour")
    state = await chain.ainvoke({"question": Question("Lind?", "harbour"), "article": article})
    numbers = [sentence.number for sentence, _ in state["reading"].ranked]
    for hit in state["hits"]:
        assert set(range(hit.passage.first, hit.passage.last + 1)) <= set(numbers)
