"""What can go wrong between a question and its answer. Each message says what to do.

ChatFault
├── SettingInvalid      an unknown FOOTNOTE_ name, or a value that does not fit
├── AssetFault          weights that cannot be fetched or do not verify
├── QuestionRejected    a question or history outside the limits
├── GoldenInvalid       a file of golden questions that cannot be read
├── EvaluationInvalid   a question set, drafts or predictions that cannot be used
├── TooBusy             more readers at once than the machine serves
└── WriterUnavailable   no writer can be reached, or it stopped in the middle
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


class WriterUnavailable(ChatFault):
    """No writer can be reached, or it stopped in the middle."""
