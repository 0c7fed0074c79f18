"""Whether a claim pairs what a sentence pairs otherwise, where a verb is told only once: “Riga won
gold, Brno silver” does not tell that Brno won gold.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from chatbot.text.forms import plain
from chatbot.text.verbs import is_participle, is_verb
from chatbot.text.words import WORD, content, is_grammar

_TOKEN = re.compile(rf"{WORD}|[,;]")
_PARTS = frozenset((",", ";", "and", "but"))
_PLACED = frozenset("in on at to from for".split())
_ARTICLES = frozenset("a an the his her its their".split())
_COUNTS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_FRONTS = frozenset("after although because before having if since though unless until".split())

_Pair = tuple[list[str], list[str]]
"""What is paired: the tokens of the one and of the other."""


def unpaired(sentence: str, told: Sequence[str]) -> bool:
    """Whether the claim with the stems `told` puts together what `sentence` pairs otherwise."""
    tokens = _TOKEN.findall(sentence)
    return (
        _crossed(_respective(tokens), told)
        or _crossed(list(_gapped(tokens)), told)
        or _verbs_crossed(tokens, told)
        or _front_crossed(tokens, told)
    )


def _crossed(pairs: Sequence[_Pair], told: Sequence[str]) -> bool:
    """Whether the claim has one of a pair with the other of another, or tells them in another
    order.
    """
    ones, others = [one for one, _ in pairs], [other for _, other in pairs]
    first, second = (
        _by_place([_own(side, sides) for side in sides], told) for sides in (ones, others)
    )
    if not first or not second:
        return False
    is_moved = sorted(first) == sorted(second) and first != second
    return is_moved or set(first).isdisjoint(second)


def _own(side: Sequence[str], sides: Collection[Sequence[str]]) -> set[str]:
    """The stems of `side` that no other of `sides` has."""
    return _stems(side) - {stem for one in sides if one is not side for stem in _stems(one)}


def _stems(tokens: Sequence[str]) -> set[str]:
    """The stems of `tokens` in their plain forms, as those of the claim are."""
    return set(content(plain(" ".join(tokens))))


def _by_place(owns: Sequence[set[str]], told: Sequence[str]) -> list[int]:
    """Which of `owns` are told, by where each comes first."""
    places = {at: [told.index(stem) for stem in own if stem in told] for at, own in enumerate(owns)}
    return sorted((at for at in places if places[at]), key=lambda at: min(places[at]))


def _respective(tokens: Sequence[str]) -> list[_Pair]:
    """The pairs of “Riga and Brno won gold and silver respectively”."""
    end = next((at for at, word in enumerate(tokens) if word == "respectively"), 0)
    verb = _verb(tokens[:end])
    if verb is None:
        return []
    ones, others = list(_parts(tokens[:verb])), list(_parts(tokens[verb + 1 : end]))
    return list(zip(ones, others, strict=True)) if len(ones) == len(others) > 1 else []


def _parts(tokens: Sequence[str]) -> Iterator[list[str]]:
    """What stands between the commas and the “and”s."""
    part: list[str] = []
    for token in [*tokens, ","]:
        if token not in _PARTS:
            part.append(token)
        elif part:
            yield part
            part = []


def _verb(tokens: Sequence[str]) -> int | None:
    """Where the verb of a clause stands, as far as form and place show it."""
    found = next((at for at, token in enumerate(tokens) if at and is_verb(token)), None)
    if found is not None:
        return found
    return next((at for at in range(1, len(tokens)) if _is_present(tokens, at)), None)


def _is_present(tokens: Sequence[str], at: int) -> bool:
    """Whether a verb may stand there as “sells” does: with a noun behind it."""
    token, following = tokens[at], tokens[at + 1 : at + 2]
    is_form = token.islower() and token.endswith("s") and not token.endswith("ss")
    goes_on = any(content(one) or one in _ARTICLES for one in following)
    return is_form and not is_grammar(token) and token.isalpha() and goes_on


def _gapped(tokens: Sequence[str]) -> Iterator[_Pair]:
    """The pairs of a clause and those behind it that leave out its verb: “He met the king in May
    and the pope in June”.
    """
    first, *rest = list(_parts(tokens)) or [[]]
    verb = _verb(first)
    if verb is None or "between" in tokens:  # “Between seven and nine” is one thing.
        return
    for shape in (_placed, _counted, _named):
        pairs = [shape(first[:verb], first[verb + 1 :])]
        for part in rest:
            pair = shape([], part) if not any(map(is_verb, part)) else None
            if pair is None:
                break
            pairs.append(pair)
        whole = [pair for pair in pairs if pair is not None]
        if len(whole) == len(pairs) > 1:
            yield from whole
            return


def _placed(_: Sequence[str], told: Sequence[str]) -> _Pair | None:
    """“the pope” and “June” of “the pope in June”; “eight” and “Holm” of “eight in Holm”."""
    at = next((k for k in range(len(told) - 1, 0, -1) if told[k] in _PLACED), None)
    if at is None:
        return None
    counts = [token for token in told[:at] if _is_count(token)]
    one, other = counts[-1:] or [*told[:at]], [*told[at + 1 :]]
    return (one, other) if content(" ".join(one)) and other else None


def _counted(subject: Sequence[str], told: Sequence[str]) -> _Pair | None:
    """“fuel prices” and “9” of “fuel prices 9 percent”."""
    at = next((k for k, token in enumerate(told) if _is_count(token)), None)
    if at is None:
        return None
    who = [*subject] or [*told[:at]]
    return (who, [told[at]]) if content(" ".join(who)) else None


def _named(subject: Sequence[str], told: Sequence[str]) -> _Pair | None:
    """“Brno” and “silver” of “Brno silver”."""
    who, what = ([*subject], [*told]) if subject else ([*told[:-1]], [*told[-1:]])
    is_one = bool(who) and all(token[:1].isupper() for token in who) and len(what) == 1
    return (who, what) if is_one and what[0].islower() else None


def _is_count(token: str) -> bool:
    return token[0].isdigit() or token in _COUNTS


def _verbs_crossed(tokens: Sequence[str], told: Sequence[str]) -> bool:
    """Whether, of “The bakery sells bread to hotels and buys flour from farmers”, the claim has
    flour without “buys”, or bread without “sells”, beside the other's.
    """
    joined = (at for at in range(2, len(tokens)) if tokens[at - 1] == "and")
    at = next((at for at in joined if _is_present(tokens, at)), 0)
    verb = _verb(tokens[: at - 1]) if at else None
    if verb is None or is_verb(tokens[verb]):
        return False
    sides = tokens[verb : at - 1], tokens[at:]
    owns = [_own(side, sides) & set(told) for side in sides]
    return all(owns) and not all(_stems(side[:1]) & set(told) for side in sides)


def _front_crossed(tokens: Sequence[str], told: Sequence[str]) -> bool:
    """Whether, of “After winning gold in 2012, Lind retired”, the claim has “2012” without “won”;
    or “won” and more of what follows than who did it.
    """
    end = next((at for at, mark in enumerate(tokens) if mark == ","), 0)
    front, main = tokens[:end], tokens[end + 1 :]
    verb = _front_verb(front)
    sides = front, main
    if verb is None or not all(_own(side, sides) & set(told) for side in sides):
        return False
    if not _stems(front[verb : verb + 1]) & set(told):
        # “Before the work” tells what “Before the work began” does; a date tells no event.
        event = _own(front, (main, [front[verb]]))
        return not event <= set(told) or any(word[0].isdigit() for word in event)
    does = _verb(main)
    is_told = does is None or bool(_stems(main[does : does + 1]) & set(told))
    return not is_told and bool(_own(main[does:], (front,)) & set(told))


def _front_verb(front: Sequence[str]) -> int | None:
    """Where the verb of a clause stands that opens a sentence: “After winning …”, “Born in …”."""
    if not front:
        return None
    opens = front[0].lower()
    if is_participle(opens) and opens not in _FRONTS:
        return 0
    verbs = (at for at, one in enumerate(front) if at and (is_verb(one) or one.endswith("ing")))
    return next(verbs, None) if opens in _FRONTS else None
