from pathlib import Path

import pytest

from chatbot.errors import SettingInvalid
from chatbot.settings import Settings, read, table


def test_values_are_read_by_type() -> None:
    settings = read({"FOOTNOTE_PORT": "8000", "FOOTNOTE_CACHE": "there", "HOME": "/"})
    assert (settings.port, settings.cache) == (8000, Path("there"))


def test_an_empty_value_is_the_default() -> None:
    assert read({"FOOTNOTE_PORT": ""}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("FOOTNOTE_PROT", "1", "did you mean FOOTNOTE_PORT"),
        ("FOOTNOTE_ZZZZZZ", "1", "known: FOOTNOTE_HOST"),
        ("FOOTNOTE_PORT", "many", "takes a whole number"),
        ("FOOTNOTE_WRITER", "huge", "one of default, small, none"),
        ("FOOTNOTE_WRITER_THREADS", "0", "the least it takes is 1"),
        ("FOOTNOTE_WRITER_SECONDS", "nan", "the least it takes is 1"),
    ],
)
def test_a_wrong_setting_says_what_to_do(name: str, value: str, says: str) -> None:
    with pytest.raises(SettingInvalid, match=says):
        read({name: value})


def test_the_key_is_not_shown() -> None:
    assert "hush" not in repr(read({"FOOTNOTE_WRITER_KEY": "hush"}))


def test_the_table_has_a_row_for_every_setting() -> None:
    assert table().count("| `FOOTNOTE_") == len(Settings.__dataclass_fields__)


def test_a_tilde_in_a_path_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    settings = read({"FOOTNOTE_SEEDS": "~/articles"})
    assert settings.seeds == Path("/home/ada/articles")
    assert settings.cache == Path("/home/ada/.cache/footnote")


def test_a_home_folder_that_is_none_is_a_wrong_setting() -> None:
    with pytest.raises(SettingInvalid, match="give a path without ~"):
        read({"FOOTNOTE_CACHE": "~nobody-of-that-name/cache"})


@pytest.mark.parametrize(
    ("writer", "url", "local", "remote"),
    [
        ("small", "", "small", False),
        ("small", "http://127.0.0.1:1/v1", "none", True),
        ("none", "http://127.0.0.1:1/v1", "none", False),
        ("none", "", "none", False),
    ],
)
def test_no_writer_wins_over_an_endpoint_and_an_endpoint_over_a_local_writer(
    writer: str, url: str, local: str, remote: bool
) -> None:
    settings = read({"FOOTNOTE_WRITER": writer, "FOOTNOTE_WRITER_URL": url})
    assert (settings.local_writer, settings.is_writer_remote) == (local, remote)
