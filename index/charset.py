"""What a page's bytes say, in the encoding that the server, the page or its first bytes name."""

import codecs
import re
from collections.abc import Iterator

_HEAD_BYTES = 2048
_NAMED = re.compile(
    rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
# Python has codecs that are no encoding of a page, and slow.
_OF_PAGES = re.compile(
    r"utf-(?:8|16)|cp\d+|iso8859-\d+|koi8-[rut]|mac-\w+|shift_jis|iso2022_jp|euc_(?:jp|kr)"
    r"|gb(?:k|2312|18030)|big5(?:hkscs)?"
)
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# As browsers read them: curly quotes are where these have control characters.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_COMMON, _OLD = "utf-8", "cp1252"


def decoded(data: bytes, named: str | None) -> str:
    """The text of a page; `named` is the charset of the HTTP header, if it gave one.

    A byte order mark counts most, then the header, then the page's own word, then what fits.
    What cannot be read in the encoding becomes U+FFFD.
    """
    for encoding in _encodings(data, named):
        return data.decode(encoding, "replace")
    try:
        return data.decode(_COMMON)
    except UnicodeDecodeError:
        return data.decode(_OLD, "replace")


def _encodings(data: bytes, named: str | None) -> Iterator[str]:
    yield from (encoding for mark, encoding in _MARKS.items() if data.startswith(mark))
    own = _NAMED.search(data[:_HEAD_BYTES])
    for name in (named, own and own[1].decode("ascii", "replace")):
        try:
            found = codecs.lookup(name or "").name
        except (LookupError, ValueError):
            continue
        encoding = _READ_AS.get(found, found)
        if _OF_PAGES.fullmatch(encoding):
            yield encoding
