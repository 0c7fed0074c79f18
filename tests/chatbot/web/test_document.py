import re
from html.parser import HTMLParser

import pytest
from browser.scripted import BUS, HARBOUR, hostile

from chatbot.web import widget
from chatbot.web.document import FILES, STATIC, document, entry_tags, file_tags


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))


def test_there_is_no_inline_script_style_or_handler_whatever_the_article() -> None:
    attack = hostile("http://127.0.0.1:9")
    page = document(attack, [attack, HARBOUR], [attack.title], file_tags())
    for tag, attributes in Tags(page).all:
        assert tag != "style"
        assert tag != "script" or attributes["src"]
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_every_address_in_it_is_our_own() -> None:
    attack = hostile("http://127.0.0.1:9")
    page = document(attack, [attack, HARBOUR], [], file_tags())
    addresses = [
        str(value)
        for _, attributes in Tags(page).all
        for name, value in attributes.items()
        if name in ("src", "href", "action")
    ]
    assert addresses
    assert not [address for address in addresses if not re.match("static/|./articles$|#", address)]


def test_the_address_of_a_file_changes_with_its_content() -> None:
    tags = file_tags()
    assert all(re.search(rf'"static/{name}\?v=[0-9a-f]{{12}}"', tags) for name in FILES)
    there = {path.name for path in STATIC.iterdir() if path.suffix != ".html"}
    assert set(FILES) == there - {widget.FILE, widget.SERVED}  # It has an address of its own.


def test_a_reader_chooses_only_where_there_is_a_choice() -> None:
    assert "<select" not in document(HARBOUR, [HARBOUR], [], "")
    chosen = document(BUS, [HARBOUR, BUS], [], "")
    assert '<option value="bus" selected>The bridge bus, explained</option>' in chosen


def test_four_starters_are_enough() -> None:
    page = document(HARBOUR, [HARBOUR], [f"Question {n}?" for n in range(6)], "")
    assert page.count('class="starter"') == 4


def test_gradio_without_an_entry_script_is_an_error() -> None:
    with pytest.raises(ValueError, match="install the pinned Gradio"):
        entry_tags("<html><script>inline()</script></html>")
