"""A page's bytes are read as a browser reads them."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.charset import decoded

XML = b'<?xml version="1.0" encoding="iso-8859-2"?><p>\xa3\xf3d\xbc</p>'


@pytest.mark.parametrize(
    ("data", "named", "text"),
    [
        ("Zoë".encode(), None, "Zoë"),
        ("Zoë".encode("cp1252"), None, "Zoë"),
        ("“Zoë”".encode("cp1252"), "iso-8859-1", "“Zoë”"),
        ("“Zoë”".encode("cp1252"), "us-ascii", "“Zoë”"),
        ("Київ".encode("koi8-u"), "KOI8-U", "Київ"),
        ("Zoë".encode("utf-16"), "utf-8", "Zoë"),
        (codecs.BOM_UTF8 + "Zoë".encode(), "iso-8859-1", "Zoë"),
        ("Zoë".encode(), "no-such-charset", "Zoë"),
        ("Zoë".encode(), "hex", "Zoë"),
        ("Zoë".encode(), "punycode", "Zoë"),
        ("Zoë".encode(), "unicode_escape", "Zoë"),
        ("Zoë".encode(), "utf-8\x00", "Zoë"),
        (b"a\xffb", "utf-8", "a\ufffdb"),
        (b"a\x81b", None, "a\ufffdb"),
    ],
)
def test_the_mark_counts_most_then_the_server_then_what_fits(
    data: bytes, named: str | None, text: str
) -> None:
    assert decoded(data, named) == text


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="windows-1251">',
        "<META CHARSET=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"/>',
        "<head><title>x</title><meta name=x\ncharset = 'windows-1251'>",
    ],
)
def test_a_page_may_name_its_charset_itself(meta: str) -> None:
    assert decoded(f"{meta}Київ".encode("cp1251"), None) == f"{meta}Київ"
    assert decoded(f"{meta}Київ".encode(), "utf-8") == f"{meta}Київ"


def test_an_xhtml_page_names_it_in_its_first_line() -> None:
    assert decoded(XML, None).endswith("<p>Łódź</p>")


@given(st.binary(max_size=60), st.none() | st.text(max_size=10))
def test_any_bytes_have_some_text(data: bytes, named: str | None) -> None:
    assert isinstance(decoded(data, named), str)
