"""Which of Footnote's languages a text is in.

Words that only one language has decide. Where they do not, a language identifier of the langid
family is asked, which learned from 139 languages and is restricted to those likely here. Short
texts and names prove nothing: “Stoltenberg?” is no German.
"""

import re
from functools import cache, lru_cache
from typing import cast

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from chatbot.asking.phrasebook import LANGUAGES, Language, phrasebook, plain
from chatbot.asking.question import Question

DEFAULT: Language = "en"

# Languages that are near to ours: without them, Italian would pass for Spanish.
_NEAR = ("it", "pt", "nl", "pl")
_SURE = 0.7
_FEW_WORDS = 2
"""So many Ukrainian words may as well be Russian."""

_MOST = 2_000
"""Characters that are looked at."""

_LETTERS = {
    "Latin": re.compile(r"[a-zà-öø-ÿœß]", re.I),
    "Cyrillic": re.compile(r"[а-яёіїєґ]", re.I),
}
_CYRILLIC: tuple[Language, ...] = ("uk", "ru")
_OWN_SIGNS: dict[Language, re.Pattern[str]] = {
    "es": re.compile("[¿¡]"),
    "uk": re.compile("[іїєґ]", re.I),
    "ru": re.compile("[ыэъё]", re.I),
}


def spoken(question: Question) -> Language:
    """The language to answer in: the question's, else that of an earlier one, else English, or
    the likelier where it is in Cyrillic.
    """
    asked = [turn.text for turn in question.history if turn.is_asked]
    found = (language(text) for text in (question.text, *reversed(asked)))
    return next((each for each in found if each), None) or _guess(question.text)


def is_foreign(question: Question, article: str) -> bool:
    """Whether `question` is in another of our languages than English, and `article` in English."""
    return spoken(question) != DEFAULT and (language(article) or DEFAULT) == DEFAULT


@lru_cache
def written(text: str) -> str:
    """The language of an article’s text, as HTML has it; "" where it is in doubt."""
    return language(text) or ""


def load() -> None:
    """Open phrasebooks and identifier, half a second's work, before a reader waits for it."""
    for each in LANGUAGES:
        phrasebook(each)
    _identifier()


def language(text: str) -> Language | None:
    """The language `text` is surely in; None where it may be another, or too little is said."""
    text = text[:_MOST]
    if not _is_in("Latin", text):
        among = _CYRILLIC if _is_in("Cyrillic", text) else ()
        enough = len(text.split()) > _FEW_WORDS
    else:
        among = LANGUAGES
        enough = len(text.split()) > 1 and re.search(r"\b[a-zà-öø-ÿœß]", text) is not None
    return _marked(text, among) or (_likeliest(text, among, _SURE) if among and enough else None)


def _guess(text: str) -> Language:
    return _likeliest(text, _CYRILLIC) or DEFAULT if _is_in("Cyrillic", text) else DEFAULT


def _is_in(script: str, text: str) -> bool:
    """Whether most letters of `text` are of that script."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(_LETTERS[script].findall(text)) > len(letters) / 2


def _marked(text: str, among: tuple[Language, ...]) -> Language | None:
    """The one language of `among` whose markers or signs stand in `text`."""
    said = frozenset(plain(text).split())
    marked = {each for each in among if said & phrasebook(each).markers}
    signed = {each for each, signs in _OWN_SIGNS.items() if each in among and signs.search(text)}
    found = marked | signed
    return found.pop() if len(found) == 1 else None


def _likeliest(text: str, among: tuple[Language, ...], least: float = 0.0) -> Language | None:
    """The likeliest of `among`, if at least so probable, and likelier than what is near them."""
    considered = {*among, *(_NEAR if least else ())}
    name, probability = next(each for each in _identifier().rank(text) if each[0] in considered)
    return cast(Language, name) if name in among and probability >= least else None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*LANGUAGES, *_NEAR])
    return identifier
