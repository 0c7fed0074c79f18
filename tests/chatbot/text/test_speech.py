"""Who speaks stands by the verb, before it or behind it."""

import pytest

from chatbot.text.speech import speakers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Two stands will be rebuilt, said Irma Voll, the mayor.", "voll"),
        ("Two stands will be rebuilt, said the club's head of works, Irma Voll.", "voll"),
        ("“Two stands will go,” said Irma Voll.", "voll"),
        ("The bridge, said Lind, was shut.", "lind"),
        ("Okafor, the mayor, said Lind, her deputy, was ill.", "okafor"),
        ("Lind, 45, said the bridge was shut.", "lind"),
        ("Putin’s spokesman, Dmitry Peskov, said so.", "peskov"),
    ],
)
def test_one_speaks(text: str, who: str) -> None:
    assert speakers(text) == {who}
