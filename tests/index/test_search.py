import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from fakes import BRIDGE, FakeEmbedder

from index.article import article
from index.build import build
from index.embedder import Embedder, Vectors
from index.errors import ArticleUnknown, IndexCorrupt, IndexFault
from index.search import Index, open_index, widen
from index.store import Store
from index.types import Hit, Passage


def test_articles_are_sorted_by_id(index: Index) -> None:
    assert [article.id for article in index.articles()] == ["bridge", "ferry"]


def test_an_article_comes_back_as_it_was_read(index: Index) -> None:
    article = index.article("ferry")
    assert (article.title, article.source) == ("Larkholm gets its ferry back", "The Sound Courier")
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
    assert all(article.text[p.start : p.end] == p.text for p in index.passages("ferry"))


def test_an_unknown_article_is_answered_with_those_there_are(index: Index) -> None:
    for ask in (index.article, index.passages, lambda name: index.search(name, "ferry")):
        with pytest.raises(ArticleUnknown, match="no article 'tunnel'; there are bridge, ferry"):
            ask("tunnel")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("How much did the repair cost?", "2.4 million"),
        ("sheep farmer", "Jonas Lind"),
        ("When does the ferry sail?", "from Monday"),
    ],
)
def test_the_passage_that_says_it_comes_first(index: Index, query: str, says: str) -> None:
    assert says in index.search("ferry", query)[0].passage.text


def test_hits_are_ranked_from_one_and_no_more_than_asked_for(index: Index) -> None:
    hits = index.search("ferry", "the ferry", limit=2)
    assert [hit.rank for hit in hits] == [1, 2]


def test_only_the_article_that_is_asked_about_is_searched(index: Index) -> None:
    hits = index.search("bridge", "How much did the ferry repair cost?", limit=50)
    assert {hit.passage.article_id for hit in hits} == {"bridge"}


@pytest.mark.parametrize("query", ["", "?!", "the", "Скільки це коштувало?", "x" * 10_000])
def test_any_query_gets_the_same_hits_each_time(index: Index, query: str) -> None:
    assert index.search("ferry", query) == index.search("ferry", query) != ()


def test_an_index_that_serves_passes_its_probe(index: Index) -> None:
    index.probe()


def test_a_store_that_lost_its_vectors_fails_the_probe(index: Index, index_folder: Path) -> None:
    with closing(Store(next(index_folder.glob("vectors-*")))) as store:
        for name in store.names():
            store.drop(name)
    with pytest.raises(IndexCorrupt, match="run `python -m chatbot index`"):
        index.probe()


def test_an_embedder_that_has_gone_wrong_fails_the_probe(index_folder: Path) -> None:
    class Wrong(FakeEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            return -super().embed(texts)

    with (
        closing(open_index(index_folder, Wrong())) as index,
        pytest.raises(IndexCorrupt, match="ferry is not found by its own words"),
    ):
        index.probe()


def test_a_collection_dropped_under_a_search_is_found_again(
    index_folder: Path, seeds: Path, embedder: FakeEmbedder
) -> None:
    class Meanwhile(FakeEmbedder):
        """Rebuilds the index between the look at the manifest and the search."""

        def embed(self, texts: Sequence[str]) -> Vectors:
            source = seeds / "bridge.txt"
            if "How long is it?" in texts and source.read_text() == BRIDGE:
                source.write_text(BRIDGE.replace("340", "512"))
                build([seeds], index_folder, embedder)
            return super().embed(texts)

    with closing(open_index(index_folder, Meanwhile())) as index:
        assert "512 metres" in index.search("bridge", "How long is it?")[0].passage.text


def test_threads_search_while_builds_go_on(
    index: Index, index_folder: Path, seeds: Path, embedder: FakeEmbedder
) -> None:
    alone = index.search("ferry", "Who pays for the ramp?")
    wrong: list[object] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            try:
                if index.search("ferry", "Who pays for the ramp?") != alone:
                    wrong.append("other hits")
                index.search("bridge", "How long is it?")
            except IndexFault as fault:
                wrong.append(fault)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for length in range(341, 346):
        (seeds / "bridge.txt").write_text(BRIDGE.replace("340", str(length)), encoding="utf-8")
        build([seeds], index_folder, embedder)
    done.set()
    for thread in threads:
        thread.join()
    assert not wrong
    assert "345 metres" in index.search("bridge", "How long is it?")[0].passage.text


@pytest.mark.real
def test_the_real_embedder_finds_what_shares_no_word(
    tmp_path: Path, seeds: Path, real_embedder: Embedder
) -> None:
    build([seeds], tmp_path / "index", real_embedder)
    with closing(open_index(tmp_path / "index", real_embedder)) as index:
        index.probe()
        best = index.search("ferry", "Is it going to be more expensive to travel?")[0]
    assert "fares would not rise" in best.passage.text


def _hit(first: int, last: int) -> Hit:
    passage = Passage(f"a:{first}", "a", first, first, last, 0, 0, "", "")
    return Hit(passage, 1)


@pytest.mark.parametrize(
    ("hits", "by", "numbers"),
    [
        ([], 1, []),
        ([(1, 1)], 1, [0, 1, 2]),
        ([(0, 0)], 1, [0, 1]),
        ([(2, 2)], 1, [1, 2, 3]),
        ([(3, 3)], 1, [2, 3]),
        ([(4, 4)], 1, [4, 5]),
        ([(5, 5)], 9, [4, 5]),
        ([(5, 5), (1, 1)], 0, [1, 5]),
        ([(0, 1), (1, 2)], 0, [0, 1, 2]),
    ],
)
def test_neighbours_are_added_within_a_section(
    hits: list[tuple[int, int]], by: int, numbers: list[int]
) -> None:
    text = "Zero. One. Two.\nThree.\nA heading\nFour. Five."
    widened = widen(article("a", "", "", text), [_hit(*span) for span in hits], by)
    assert [sentence.number for sentence in widened] == numbers
