"""Words that turn a fact round: what rises does not fall, and before is not after."""

from chatbot.words import content, words

_PAIRS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "above/below accept/reject all/none always/never ahead/behind allow/ban arrive/leave "
        "back/oppose before/after begin/end best/worst better/worse buy/sell cheap/expensive "
        "decrease/increase decline/grow down/up early/late earlier/later east/west eastern/western "
        "enter/leave fall/rise fell/rose fast/slow fewer/more fewest/most few/many first/last "
        "gain/lose grew/shrank hard/easy heavy/light high/low higher/lower highest/lowest "
        "inside/outside import/export left/right largest/smallest larger/smaller least/most "
        "less/more long/short longer/shorter lost/won majority/minority maximum/minimum "
        "major/minor near/far new/old north/south northern/southern older/younger oldest/youngest "
        "open/close over/under private/public rich/poor since/until start/stop strong/weak "
        "support/oppose top/bottom upper/lower victory/defeat wide/narrow with/without"
    ).split()
)
_STEMMED = tuple((frozenset(content(a) or [a]), frozenset(content(b) or [b])) for a, b in _PAIRS)


def swapped(text: str, claim: str) -> bool:
    """Whether `claim` has a word that `text` has not, and `text` its opposite, which `claim` has
    not.
    """
    there, told = _stems(text), _stems(claim)
    only_there, only_told = there - told, told - there
    return any(
        (one <= only_told and other <= only_there) or (other <= only_told and one <= only_there)
        for one, other in _STEMMED
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset((*content(text), *words(text)))
