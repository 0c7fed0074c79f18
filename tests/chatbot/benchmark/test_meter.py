"""The cost of a prompt is what the endpoint reports, or nothing is told."""

from contextlib import aclosing

from chats import SaidChat
from langchain_core.messages.ai import UsageMetadata

from chatbot.benchmark.meter import Meter, Spent
from chatbot.writing.writer import Endpoint


def usage(asked: int, cached: int | None = None) -> UsageMetadata:
    told = UsageMetadata(input_tokens=asked, output_tokens=5, total_tokens=asked + 5)
    if cached is not None:
        told["input_token_details"] = {"cache_read": cached}
    return told


async def ask(meter: Meter, reported: UsageMetadata | None) -> None:
    async for _ in SaidChat(usage=reported, callbacks=[meter]).astream("?"):
        pass


async def test_tokens_of_all_calls_are_added_up_and_taken_once() -> None:
    meter = Meter()
    await ask(meter, usage(300, cached=250))
    await ask(meter, usage(310, cached=300))
    assert meter.take() == Spent(610, 60)
    assert meter.take() == Spent(0, 0)


async def test_an_endpoint_that_does_not_tell_of_its_cache_leaves_that_unknown() -> None:
    meter = Meter()
    await ask(meter, usage(300))
    assert meter.take() == Spent(300, None)


async def test_an_endpoint_that_reports_nothing_leaves_all_unknown() -> None:
    meter = Meter()
    await ask(meter, usage(300, cached=0))
    await ask(meter, None)
    assert meter.take() == Spent(None, None)


async def test_a_call_that_is_let_go_early_leaves_all_unknown() -> None:
    meter = Meter()
    stream = SaidChat(usage=usage(300, cached=0), callbacks=[meter]).astream("?")
    async with aclosing(stream) as pieces:  # type: ignore[type-var]
        await anext(pieces)
    assert meter.take() == Spent(None, None)
    await ask(meter, usage(7, cached=0))
    assert meter.take() == Spent(7, 7)


def test_the_writers_own_chat_model_is_metered_and_asked_to_report() -> None:
    meter = Meter()
    model = meter.chat_model(Endpoint("http://127.0.0.1:1/v1", "key", "tiny"), 3.0)
    assert model.callbacks == [meter]
    assert (model.stream_usage, model.model_name, model.temperature) == (True, "tiny", 0)  # type: ignore[attr-defined]
