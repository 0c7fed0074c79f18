"""What can go wrong between a question and its answer. Each message says what to do.

ChatFault
├── SettingInvalid      an unknown FOOTNOTE_ name, or a value that does not fit
├── AssetFault          weights that cannot be fetched or do not verify
├── QuestionRejected    a question or history outside the limits
├── GoldenInvalid       a file of golden questions that cannot be read
├── EvaluationInvalid   a question set, drafts or predictions that cannot be used
├── TooBusy             more readers at once than the machine serves
├── LimitReached        a reader or a site that has asked as much as one may
└── WriterUnavailable   no writer can be reached, or it stopped in the middle
    └── BudgetSpent     the writer has been called as often as a day allows
"""


class ChatFault(Exception):
    """Base of all faults of this package; `str()` is one line, fit to be shown."""


class SettingInvalid(ChatFault):
    """An unknown FOOTNOTE_ name, or a value that does not fit."""


class AssetFault(ChatFault):
    """Weights that cannot be fetched or do not verify."""


class QuestionRejected(ChatFault):
    """A question or history outside the limits."""


class GoldenInvalid(ChatFault):
    """A file of golden questions that cannot be read."""


class EvaluationInvalid(ChatFault):
    """A question set, drafts or predictions that cannot be used."""


class TooBusy(ChatFault):
    """More readers at once than the machine serves."""


class LimitReached(ChatFault):
    """A reader, or a site, that has asked as much as one may; the next question may be free after
    `seconds`.
    """

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class WriterUnavailable(ChatFault):
    """No writer can be reached, or it stopped in the middle."""


class BudgetSpent(WriterUnavailable):
    """The writer has been called as often as a day allows."""
