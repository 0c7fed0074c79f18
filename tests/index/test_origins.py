"""Who may frame Footnote is told by exact origins; whatever else is written is refused."""

import pytest

from index.origins import Origins


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("", ()),
        ("  ", ()),
        ("https://news.example", ("https://news.example",)),
        ("https://News.Example:443", ("https://news.example",)),
        ("http://news.example:80", ("http://news.example",)),
        ("http://127.0.0.1:8080", ("http://127.0.0.1:8080",)),
        (
            "https://a.example, https://b.example\nhttps://a.example",
            ("https://a.example", "https://b.example"),
        ),
        ("https://xn--bcher-kva.example", ("https://xn--bcher-kva.example",)),
    ],
)
def test_origins_are_written_as_browsers_send_them(text: str, origins: tuple[str, ...]) -> None:
    assert Origins(text) == origins


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "https:",
        "https://",
        "https://*",
        "https://*.example",
        "news.example",
        "https://news.example/",
        "https://news.example/path",
        "https://news.example?x",
        "https://user@news.example",
        "https://news.example:0",
        "https://news.example:65536",
        "https://bücher.example",
        "https://news..example",
        "https://-news.example",
        "https://news.example; script-src *",
        "https://news.example\u00a0'self'",
        "ftp://news.example",
        "null",
        "'self'",
        "data:",
    ],
)
def test_what_is_no_exact_origin_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no exact origin"):
        Origins(text)
