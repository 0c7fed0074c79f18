"""The hosts that pages may be fetched from wherever they stand are written exactly."""

import pytest

from chatbot.errors import SettingInvalid
from chatbot.settings import Settings, read
from index.hosts import Hosts


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("", ()),
        (" CMS.example, 10.0.0.5\ncms.example", ("cms.example", "10.0.0.5")),
        ("xn--bcher-kva.example", ("xn--bcher-kva.example",)),
    ],
)
def test_hosts_are_written_in_small_letters_without_repeats(
    text: str, hosts: tuple[str, ...]
) -> None:
    assert Hosts(text) == hosts


@pytest.mark.parametrize(
    "text",
    ["*", "*.example", ".example", "cms.example:80", "http://cms.example", "cms.example/", "a..b"],
)
def test_what_is_no_exact_host_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no exact host"):
        Hosts(text)
    with pytest.raises(SettingInvalid, match=r"FOOTNOTE_FETCH_HOSTS is .*; it takes exact hosts"):
        read({"FOOTNOTE_FETCH_HOSTS": text})


def test_none_is_listed_unless_told() -> None:
    assert Settings().fetch_hosts == ()
    assert read({"FOOTNOTE_FETCH_HOSTS": "a.example b.example"}).fetch_hosts == (
        "a.example",
        "b.example",
    )
