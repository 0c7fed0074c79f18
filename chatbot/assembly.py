"""Puts the parts together from the settings: embedder, index, reader model, writer."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager

from chatbot.admission import Gate
from chatbot.answer import Versions
from chatbot.answering import Answering
from chatbot.asking import language, restating
from chatbot.errors import AssetFault, SettingInvalid, WriterUnavailable
from chatbot.reading.evidence import LARGE, SMALL
from chatbot.reading.reader import TrainedReader
from chatbot.settings import Settings
from chatbot.weights import assets, presence
from chatbot.writing.budget import Budget
from chatbot.writing.engine import Spec
from chatbot.writing.prompting import template
from chatbot.writing.rewriting import Rewriter
from chatbot.writing.starters import Starters
from chatbot.writing.supervisor import Engine
from chatbot.writing.translating import Translator
from chatbot.writing.writer import (
    LATELY_SECONDS,
    LATELY_SECONDS_REMOTE,
    LONGEST_ANSWER_TOKENS,
    LONGEST_LARGE_ANSWER_TOKENS,
    Chat,
    Endpoint,
    Writer,
    chat_model,
)
from index import embedder as embedders
from index.embedder import Embedder
from index.search import open_index
from prompts import digest, load

PROMPT, PROMPT_LARGE = "answer", "answer_large"
STARTER = "starter"
TRANSLATE = "translate"
REWRITE = "rewrite"
PROMPTS = (PROMPT, PROMPT_LARGE, REWRITE, STARTER, TRANSLATE, *restating.PROMPTS)
"""All that a writer is asked with."""
EMBEDDER_NAME = "all-MiniLM-L6-v2"
_LOCAL = {"default": assets.WRITER, "small": assets.WRITER_SMALL}

_log = logging.getLogger(__name__)


@contextmanager
def assembled(settings: Settings, chat: Chat = chat_model) -> Iterator[Answering]:
    """Everything that answers, closed at the end. The writer loads while the rest does.

    `chat` makes the chat model that the writer asks.

    Raises AssetFault where weights are missing, SettingInvalid for settings that do not fit
    together, an IndexFault where nothing has been built. A local writer that does not start is
    logged: answers quote the evidence then.
    """
    _expect_assets(settings)
    with ExitStack() as stack:
        reached = _endpoint(settings, stack)
        embedder = embed(settings)
        index = stack.enter_context(closing(open_index(settings.index, embedder)))
        reader = TrainedReader(embedder, settings.embed_threads, assets.READER.path(settings.cache))
        embedder.embed(["ready"])  # Its first call opens the model: not while a reader waits.
        language.load()
        endpoint = reached()
        lately = LATELY_SECONDS_REMOTE if settings.is_writer_remote else LATELY_SECONDS
        budget = Budget(settings.writer_calls_a_day, settings.index / "budget" / "calls.json")

        def writer(prompt: str) -> Writer | None:
            messages = template(load(prompt))
            if endpoint is None:
                return None
            return Writer(endpoint, messages, settings.writer_seconds, budget, lately, chat=chat)

        prompt = PROMPT_LARGE if settings.is_writer_large else PROMPT
        asked = load(STARTER).sha256[:8]  # Another prompt asks other questions.
        yield Answering(
            index=index,
            embedder=embedder,
            reader=reader,
            writer=writer(prompt),
            versions=Versions(
                article="",
                prompt=digest(prompt, REWRITE, TRANSLATE, *restating.PROMPTS),
                writer=writer_name(settings),
                reader=reader.name,
                embedder=embedder.fingerprint,
            ),
            gate=Gate(settings.answers_at_once, settings.answers_waiting),
            starters=Starters(reader, writer(STARTER), settings.index / "starters" / asked),
            translator=Translator(writer(TRANSLATE)),
            rewriter=Rewriter(writer(REWRITE)),
            reach=LARGE if settings.is_writer_large else SMALL,
        )


def embed(settings: Settings) -> Embedder:
    """The embedder of the cache, remembering what it embedded. Raises IndexFault."""
    folder = assets.EMBEDDER.path(settings.cache)
    return embedders.cached(embedders.load(folder, settings.embed_threads, name=EMBEDDER_NAME))


def writer_name(settings: Settings) -> str:
    """The writer as answers name it; "none" where there is none."""
    if settings.is_writer_remote:
        return settings.writer_model
    return "none" if settings.writer == "none" else _LOCAL[settings.writer].what.split(",")[0]


def _expect_assets(settings: Settings) -> None:
    lacking = presence.missing(settings.cache, settings.local_writer)
    if lacking:
        names = " and ".join(asset.name for asset in lacking)
        raise AssetFault(f"the weights of {names} are missing; run `python -m chatbot fetch`")


def _endpoint(settings: Settings, stack: ExitStack) -> Callable[[], Callable[[], Endpoint] | None]:
    """Begins to start the writer's engine, where one is to be started.

    What is returned waits until it is ready or down, and tells how to ask for the endpoint of
    the moment: a restarted engine has a new one, and one that is down raises WriterUnavailable
    with its reason. It tells None where there is no writer.
    """
    if settings.is_writer_remote:
        if not settings.writer_model:
            raise SettingInvalid("FOOTNOTE_WRITER_URL is set; set FOOTNOTE_WRITER_MODEL too")
        remote = Endpoint(
            settings.writer_url,
            settings.writer_key,
            settings.writer_model,
            LONGEST_LARGE_ANSWER_TOKENS if settings.is_writer_large else LONGEST_ANSWER_TOKENS,
        )
        return lambda: lambda: remote
    if settings.writer == "none":
        return lambda: None
    alias = writer_name(settings)
    engine = Engine(_spec(settings, alias))
    pool = stack.enter_context(ThreadPoolExecutor(1))
    stack.callback(engine.stop)  # Before the pool is left, which waits for the start to end.
    starting = pool.submit(engine.start)

    def ready() -> Callable[[], Endpoint]:
        try:
            starting.result()
        except WriterUnavailable as fault:
            _log.warning("answers quote the evidence, for the writer is down: %s", fault)
        return lambda: _at(engine, alias)

    return ready


def _at(engine: Engine, alias: str) -> Endpoint:
    if not engine.alive:
        raise WriterUnavailable(engine.reason)
    return Endpoint(engine.url, engine.key, alias, tells_probabilities=True)


def _spec(settings: Settings, alias: str) -> Spec:
    return Spec(
        model=_LOCAL[settings.writer].path(settings.cache),
        alias=alias,
        threads=settings.writer_threads,
        slots=settings.writer_slots,
    )
