"""How far an evaluation has come: a bar on a terminal, a line each tenth elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def shown(console: Console, what: str, done: int, total: int) -> Iterator[Callable[[], None]]:
    """What to call after each of `total`, of which `done` are done already."""
    if not console.is_terminal:
        yield _lines(console, what, done, total)
        return
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
    ) as bars:
        task = bars.add_task(what, total=total, completed=done)
        yield lambda: bars.advance(task)


def _lines(console: Console, what: str, done: int, total: int) -> Callable[[], None]:
    count = done

    def tell() -> None:
        nonlocal count
        count += 1
        if 10 * count // total != 10 * (count - 1) // total:
            console.print(f"{what}: {count} of {total}", highlight=False)

    return tell
