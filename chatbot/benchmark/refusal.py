"""Whether the words of a stock chain are a refusal: nothing but its words tells."""

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

# What the chain may call what it was given to read. A report or a document may be the news itself.
_SOURCE = (
    r"(?:(?:the|this|that|your|any of the)\s+)?"
    r"(?:(?:provided|given|retrieved|above|available|news)\s+)*"
    r"(?:context|text|article|passages?|excerpts?|pieces? of (?:retrieved )?context|"
    r"(?:provided|given|retrieved) (?:information|documents?))"
    r"(?:\s+(?:provided|given|above|below|itself))?"
)
_NOT = r"(?:do|does|did)(?:\s+not|n't)\s+(?:(?!say|state)\w+ly\s+|even\s+)?"
_TELLS = (
    r"(?:contain|mention|provide|say|state|specify|include|give|tell|indicate|reveal|disclose|"
    r"discuss|answer|explain|address|name|have|offer|describe|identify|clarify|detail|cover|list|"
    r"hold|refer)\b"
)
_TOLD = (
    r"(?:mentioned|specified|stated|provided|given|included|contained|found|described|discussed|"
    r"addressed|indicated|named|revealed|disclosed|available|known|clear|present|explained|"
    r"answered|determined|inferred|covered)"
)
_IN_SOURCE = rf"(?:in|by|from|within|on the basis of|based on)\s+{_SOURCE}"

_ADMISSION = re.compile(
    "|".join(
        (
            # I don't know; I'm not sure; I cannot answer; I have no information
            r"\b(?:i|we)\s+(?:(?:do|did)(?:\s+not|n't)|can(?:\s*not|'t)|could(?:\s+not|n't))\s+"
            r"(?:\w+ly\s+)?(?:know|answer|find|tell|say|determine|provide|see|"
            r"have\s+(?:\w+\s+){0,3}(?:information|details?|knowledge|context|data|answer))\b",
            r"\b(?:i|we)(?:\s+a|')(?:m|re)\s+(?:not (?:sure|certain|aware|able)|unable|unsure)\b",
            r"\b(?:i|we)\s+have\s+no\s+(?:\w+\s+)?(?:information|idea|knowledge|details?|answer)\b",
            # The context does not say; it mentions this, but does not say that
            rf"\b{_SOURCE}\s+(?:also\s+|only\s+)?{_NOT}{_TELLS}",
            rf"\b{_SOURCE}\s+(?:has|have|holds?|contains?|provides?|gives?|makes?|offers?|includes?)"
            r"\s+no\b",
            rf"^(?:however, )?it\s+(?:also\s+)?{_NOT}{_TELLS}",
            rf"^{_SOURCE}\s.*\bbut\s+(?:it\s+)?{_NOT}{_TELLS}",
            # It is not mentioned in the context; there is no mention of it in the context
            rf"(?:\bnot\b|n't|\bcannot be\b)\s+(?:\w+\s+){{0,2}}?{_TOLD}\s+(?:\w+\s+)?{_IN_SOURCE}",
            rf"\bno\s+(?:\w+\s+){{0,2}}?(?:information|mention|details?|indication|answer|"
            rf"reference|data|evidence)\b.*\b{_IN_SOURCE}",
            r"\b(?:is|are)(?:\s+not|n't)\s+(?:\w+ly\s+)?(?:mentioned|specified|stated|provided)"
            r"(?:\s+here)?\W*$",
            r"^(?:there\s+is\s+)?no\s+(?:\w+\s+)?(?:information|mention|details?)\b"
            r".*\b(?:is|are)?\s*(?:provided|given|available|mentioned)\W*$",
            rf"\b(?:unclear|unknown|impossible|not possible)\b.*\b{_IN_SOURCE}",
            # The whole of it
            r"^\W*(?:(?:i'm\s+)?sorry\W+)?(?:(?:i\s+)?(?:do\s+not|don't)\s+know|unknown|"
            r"not\s+known|no\s+answer|n/?a|no information|"
            r"(?:it\s+is\s+)?not\s+(?:mentioned|specified|stated|provided|given))\W*$",
        )
    )
)
_ABOUT = re.compile(
    rf"^{_SOURCE}\s+(?:(?:only|mainly|mostly|primarily)\s+)?(?:is about|discuss|mention|describe|"
    r"focus|cover|talk|deal|provide|report|contain|give)"
)
# What comes after an admission and takes it back.
_AFTER_ALL = re.compile(
    r"(?:^|[,;:–—-]\s*|\s)(?:but|however|nevertheless|nonetheless|although|though)\b"
    r"(?!,?\s+(?:you|please|if)\b)"
)


def refuses(text: str) -> bool:
    """Whether `text` says no more than that the answer is not known.

    It admits so at its beginning, or after a word on what the context is about, and does not go
    on with a "but": who tells something after all has answered. What somebody is quoted as saying
    ("I don't know") is no admission. A text without a word is a refusal.
    """
    rest = list(_sentences(text))
    while rest and _ABOUT.search(rest[0]) and not _ADMISSION.search(rest[0]):
        rest = rest[1:]
    if not rest:
        return not text.strip()
    admission = _ADMISSION.search(rest[0])
    if admission is None:
        return False
    after = [rest[0][admission.end() :], *rest[1:]]
    return not any(_AFTER_ALL.search(each) and not _ADMISSION.search(each) for each in after)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of `text` in lower case with straight apostrophes, without what is quoted."""
    plain = _QUOTED.sub(" ", text)
    if not any(map(str.isalnum, plain)):  # All of it is quoted: the chain's own words.
        plain = text.strip('“”" \n')
    folded = " ".join(plain.lower().replace("’", "'").split())
    return (each for each in _SENTENCE_END.split(folded) if any(map(str.isalnum, each)))
