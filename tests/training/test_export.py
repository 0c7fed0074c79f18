"""What is shipped, merged with what is published, is the network that was trained."""

import hashlib
import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from safetensors.torch import save, save_file
from test_train import given_weights

from chatbot.reading.windows import CLAIM, SENTENCE
from chatbot.weights import card, merging
from chatbot.weights.card import LEARNT, TOKENIZER
from training.body import Body, learnt, named
from training.export import export, shipped


def trained() -> Body:
    torch.manual_seed(2)
    body = Body(given_weights())
    with torch.no_grad():
        for part in body.parameters():
            if part.requires_grad:
                part.add_(torch.randn_like(part) / 9)
    return body


@pytest.fixture
def published(tmp_path: Path) -> Path:
    with zipfile.ZipFile(tmp_path / "published.zip", "w") as archive:
        archive.writestr(merging.PUBLISHED, save(given_weights()))
        archive.writestr(str(Path(merging.PUBLISHED).with_name(TOKENIZER)), "{}")
    return tmp_path / "published.zip"


def test_what_is_shipped_merges_to_what_was_trained(published: Path, tmp_path: Path) -> None:
    body = trained()
    parts = shipped(body)
    save_file(parts, tmp_path / "learnt.safetensors")
    merged = dict(merging.merged(published, tmp_path / "learnt.safetensors"))
    wanted = {
        name: linear.weight + merging.SCALE * linear.up @ linear.down
        for name, _, _, linear in named(body)
    }
    wanted[merging.WORDS] = body.words.weight.clone()
    wanted[merging.WORDS][SENTENCE : CLAIM + 1] += body.marks
    assert set(merged) == set(wanted)
    for name, matrix in wanted.items():
        whole = merged[name] if name == merging.WORDS else merged[name].T
        scale = parts[f"{name}.scale"].numpy()
        most = 127 if name == merging.WORDS else 63
        assert np.abs(whole).max(1).tolist() == [most] * len(whole)
        off = np.abs(whole * scale[:, None] - matrix.detach().numpy()).max(1)
        assert (off <= scale * 0.6).all()  # Half a step, and what halves leave out.


@pytest.mark.real
@pytest.mark.filterwarnings("ignore")  # Those of the exporter are not ours.
def test_the_graph_with_the_merged_weights_scores_as_what_was_trained(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = trained().eval()
    save_file(learnt(body), tmp_path / LEARNT)
    shipping = tmp_path / "reader"
    export(tmp_path, published, shipping)
    monkeypatch.setattr(card, "SHIPPED", shipping)
    monkeypatch.setattr(card, "read", lambda folder: None)
    with (shipping / card.WEIGHTS).open("wb") as target:
        merging.merge(published, target)
    digest = hashlib.sha256((shipping / card.WEIGHTS).read_bytes()).hexdigest()
    assert f'"{card.WEIGHTS}" = "{digest}"' in (shipping / card.FILE).read_text("utf-8")
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry(
        "session.model_external_initializers_file_folder_path", str(shipping)
    )
    session = onnxruntime.InferenceSession((shipping / card.GRAPH).read_bytes(), options)
    ids = torch.arange(20)[None, 2:]
    (told,) = session.run(None, {"ids": ids.numpy()})
    wanted = body(ids).detach().numpy()
    assert np.abs(told - wanted).max() < wanted.std() / 4
