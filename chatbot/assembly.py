"""Puts the parts together from the settings: embedder, index, reader model, writer."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager

from chatbot import assets
from chatbot.admission import Gate
from chatbot.answer import Versions
from chatbot.answering import Answering
from chatbot.engine import Spec
from chatbot.errors import AssetFault, SettingInvalid
from chatbot.prompting import template
from chatbot.reader import FusedReader
from chatbot.settings import Settings
from chatbot.starters import Starters
from chatbot.supervisor import Engine
from chatbot.writer import Endpoint, Writer
from index import embedder as embedders
from index.embedder import Embedder
from index.search import open_index
from prompts import load

PROMPT = "answer"
STARTER = "starter"
EMBEDDER_NAME = "all-MiniLM-L6-v2"
_LOCAL = {"default": assets.WRITER, "small": assets.WRITER_SMALL}


@contextmanager
def assembled(settings: Settings) -> Iterator[Answering]:
    """Everything that answers, closed at the end. The writer loads while the rest does.

    Raises AssetFault where weights are missing, SettingInvalid for settings that do not fit
    together, an IndexFault where nothing has been built, WriterUnavailable for a local writer
    that does not start.
    """
    _expect_assets(settings)
    with ExitStack() as stack:
        reached = _endpoint(settings, stack)
        embedder = embed(settings)
        index = stack.enter_context(closing(open_index(settings.index, embedder)))
        reader = FusedReader(embedder)
        endpoint = reached()

        def writer(prompt: str) -> Writer | None:
            messages = template(load(prompt))
            return Writer(endpoint, messages, settings.writer_seconds) if endpoint else None

        yield Answering(
            index=index,
            embedder=embedder,
            reader=reader,
            writer=writer(PROMPT),
            versions=Versions(
                article="",
                prompt=load(PROMPT).sha256,
                writer=writer_name(settings),
                reader=reader.name,
                embedder=embedder.fingerprint,
            ),
            gate=Gate(settings.answers_at_once, settings.answers_waiting),
            starters=Starters(reader, writer(STARTER), settings.index / "starters"),
        )


def embed(settings: Settings) -> Embedder:
    """The embedder of the cache, remembering what it embedded. Raises IndexFault."""
    folder = assets.EMBEDDER.path(settings.cache.expanduser())
    return embedders.cached(embedders.load(folder, settings.embed_threads, name=EMBEDDER_NAME))


def writer_name(settings: Settings) -> str:
    """The writer as answers name it; "none" where there is none."""
    if settings.writer_url:
        return settings.writer_model
    return "none" if settings.writer == "none" else _LOCAL[settings.writer].what.split(",")[0]


def local(settings: Settings) -> assets.WriterChoice:
    """The local writer to run: none where an endpoint is set."""
    return "none" if settings.writer_url else settings.writer


def _expect_assets(settings: Settings) -> None:
    lacking = assets.missing(settings.cache.expanduser(), local(settings))
    if lacking:
        names = " and ".join(asset.name for asset in lacking)
        raise AssetFault(f"the weights of {names} are missing; run `python -m chatbot fetch`")


def _endpoint(settings: Settings, stack: ExitStack) -> Callable[[], Callable[[], Endpoint] | None]:
    """Begins to start the writer's engine, where one is to be started.

    What is returned waits until it is ready, and tells how to ask for the endpoint of the
    moment: a restarted engine has a new one. It tells None where there is no writer.
    """
    if settings.writer_url:
        if not settings.writer_model:
            raise SettingInvalid("FOOTNOTE_WRITER_URL is set; set FOOTNOTE_WRITER_MODEL too")
        remote = Endpoint(settings.writer_url, settings.writer_key, settings.writer_model)
        return lambda: lambda: remote
    if settings.writer == "none":
        return lambda: None
    alias = writer_name(settings)
    engine = Engine(_spec(settings, alias))
    stack.callback(engine.stop)
    starting = stack.enter_context(ThreadPoolExecutor(1)).submit(engine.start)

    def ready() -> Callable[[], Endpoint]:
        starting.result()
        return lambda: Endpoint(engine.url, engine.key, alias)

    return ready


def _spec(settings: Settings, alias: str) -> Spec:
    return Spec(
        model=_LOCAL[settings.writer].path(settings.cache.expanduser()),
        alias=alias,
        threads=settings.writer_threads,
        slots=settings.writer_slots,
    )
