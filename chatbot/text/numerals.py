"""The words that numbers and times are told with, and the pattern of a number."""

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_UNITS += " fifteen sixteen seventeen eighteen nineteen"
SMALL = {word: number for number, word in enumerate(_UNITS.split()) if word != "one"}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
VALUE = r"(?:\d[\d.,]*|" + "|".join((*TENS, *SMALL)) + r")"
"""A pattern of a number below a hundred in words, or any in digits."""

LENGTHS = "second|minute|hour|day|night|week|fortnight|month|year|decade"
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
"""Patterns of a length of time and of a month, folded."""
