"""The real server before a scripted Answering, for tests that start it as a process.

A question with the word `slow` is answered with the evidence and then nothing for a minute.
"""

from collections.abc import AsyncGenerator

from scripted import SCRIPT, Scripted

from chatbot.asking.question import Question
from chatbot.events import Event
from chatbot.settings import Settings
from chatbot.web import server


class ByWord(Scripted):
    def ask(self, question: Question) -> AsyncGenerator[Event, None]:
        self.script = (*SCRIPT[:2], 60) if "slow" in question.text else SCRIPT
        return super().ask(question)


if __name__ == "__main__":
    server.serve(ByWord(), Settings(port=0))
