from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from fakes import FakeEmbedder

from index.embedder import Embedder, cached, load
from index.errors import IndexFault


def test_remembered_texts_are_not_embedded_again(embedder: FakeEmbedder) -> None:
    memory = cached(embedder)
    memory.embed(["one", "two"])
    memory.embed(["two", "three", "three"])
    assert embedder.embedded == ["one", "two", "three"]


def test_rows_come_in_the_order_of_the_texts(embedder: FakeEmbedder) -> None:
    memory = cached(embedder)
    memory.embed(["two"])
    texts = ["three", "two", "one", "three"]
    assert np.array_equal(memory.embed(texts), FakeEmbedder().embed(texts))


def test_the_text_used_longest_ago_is_forgotten(embedder: FakeEmbedder) -> None:
    memory = cached(embedder, size=2)
    for text in ("one", "two", "one", "three", "one", "two"):
        memory.embed([text])
    assert embedder.embedded == ["one", "two", "three", "two"]


def test_more_texts_than_are_remembered_come_back_whole(embedder: FakeEmbedder) -> None:
    texts = [str(number) for number in range(10)]
    memory = cached(embedder, size=3)
    assert np.array_equal(memory.embed(texts), FakeEmbedder().embed(texts))


def test_changing_a_row_does_not_change_what_is_remembered(embedder: FakeEmbedder) -> None:
    memory = cached(embedder)
    memory.embed(["one"])[:] = 0
    memory.embed(["one"])[:] = 0
    assert np.array_equal(memory.embed(["one"]), FakeEmbedder().embed(["one"]))


def test_no_texts_give_no_rows(embedder: FakeEmbedder) -> None:
    assert cached(embedder).embed([]).shape == (0, embedder.dimensions)


def test_the_memory_goes_by_the_name_of_what_it_remembers(embedder: FakeEmbedder) -> None:
    memory = cached(embedder)
    assert (memory.fingerprint, memory.dimensions) == (embedder.fingerprint, embedder.dimensions)


def test_threads_may_share_a_memory(embedder: FakeEmbedder) -> None:
    memory = cached(embedder, size=5)
    texts = [str(number % 9) for number in range(400)]
    with ThreadPoolExecutor(4) as threads:
        rows = list(threads.map(lambda text: memory.embed([text])[0], texts))
    assert np.array_equal(np.stack(rows), FakeEmbedder().embed(texts))


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "no .safetensors"),
        ({"pytorch_model.bin": "x"}, "no .safetensors"),
        ({"model.safetensors": "x", "modeling_bert.py": ""}, "Python code"),
        ({"model.safetensors": "x", "1_Pooling/pool.py": ""}, "Python code"),
        ({"model.safetensors": "x", "config.json": '{"auto_map": {}}'}, "asks for code"),
        ({"model.safetensors": "x", "tokenizer_config.json": '{"auto_map":1}'}, "asks for code"),
    ],
)
def test_a_folder_that_could_run_code_is_refused(
    tmp_path: Path, files: dict[str, str], says: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(IndexFault, match=f"{says}.*; run `python -m chatbot fetch`"):
        load(tmp_path, threads=1)


@pytest.mark.real
def test_the_real_embedder_gives_unit_vectors(real_embedder: Embedder) -> None:
    vectors = real_embedder.embed(["A ferry sails.", "", "x" * 10_000])
    assert vectors.shape == (3, real_embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@pytest.mark.real
def test_the_real_embedder_puts_like_meanings_near(real_embedder: Embedder) -> None:
    ferry, boat, tax = real_embedder.embed(
        ["The ferry sails.", "A boat departs.", "Taxes were raised."]
    )
    assert ferry @ boat > ferry @ tax + 0.2


@pytest.mark.real
def test_the_real_embedder_is_named_with_its_weights(real_embedder: Embedder) -> None:
    assert real_embedder.fingerprint == "MiniLM@53aa5117"


@pytest.mark.real
def test_threads_get_the_vectors_one_gets_alone(real_embedder: Embedder) -> None:
    texts = [f"Sentence number {number} of the article." for number in range(16)]
    alone = [real_embedder.embed([text])[0] for text in texts]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda text: real_embedder.embed([text])[0], texts))
    assert np.allclose(np.stack(together), np.stack(alone), atol=1e-5)


@pytest.mark.real
def test_damaged_weights_are_refused(embedder_folder: Path, tmp_path: Path) -> None:
    for path in embedder_folder.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "model.safetensors").unlink()
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(IndexFault, match="cannot be loaded"):
        load(tmp_path, threads=2).embed(["text"])
