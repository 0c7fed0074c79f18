"""What counts as the stock chain's refusal. Both mistakes would make the comparison unfair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.benchmark.refusal import refuses

REFUSALS = """
I don't know.
I don’t know.
I do not know the answer to that question.
Don't know
Unknown.
Not mentioned.
I'm sorry, but I don't know.
Sorry, I don't know.
"I don't know."
“I don’t know.”
I'm not sure who won the race.
I am unable to answer this question based on the provided context.
I cannot answer that from the text.
I can't find any information about the fares.
I could not find the answer in the article.
I don't have enough information to answer.
I do not have any specific information about the number of tanks.
I have no information on that.
The context does not say.
The context doesn't provide information about who won the 2022 World Cup.
The provided context does not explicitly mention the population of Kiev.
The given text does not contain any information about President Biden.
The context provided does not mention how many tanks Germany will send.
The article does not specify when Stoltenberg took office, so I don't know.
The context has no information about that.
The passages do not tell who paid for it.
The number of tanks is not mentioned in the context.
The number of tanks isn't specified in the provided text.
This is not clearly stated in the article.
It is not possible to say from the given context.
It is unclear from the text.
There is no information about the population in the given context.
There is no mention of tanks in the article.
No information about tanks is provided.
The answer cannot be determined from the context.
The exact date is not specified.
The article discusses Stoltenberg's visit to Kiev. It does not mention any tanks.
The context mentions the visit, but it does not say what Biden thought of it.
The context is about a visit to Kiev. However, it does not mention the World Cup.
I don't know who won. The context is about the visit of the NATO chief to Kiev.
I don't know, but you may look it up elsewhere.
I'm sorry, but the context does not mention that.
""".strip().splitlines()

ANSWERS = """
The NATO summit will take place on July 11-12.
Argentina won the 2022 World Cup.
“I don't know what comes next,” said Lind.
The mayor said: "We do not know the cause."
Okafor said that she did not know the cause.
Lind does not know whether the ferry will sail.
The company does not say what the ferries cost.
The police could not find the captain.
The report does not name the company, the ministry said.
The treaty does not mention nuclear weapons.
The sum was not disclosed.
The cause was not known on Monday, the police said.
There is no information about survivors, the coast guard said.
The ferry is not available on Sundays.
No, the state did not pay for all of it.
It was unclear whether the bridge would open.
I don't know the exact date, but the summit will be held in July.
I don't know who won. However, Argentina is likely to have won it.
The context does not give the exact sum, but it is about 2 million crowns.
The context does not say why. However, Lind was fined last year.
The summit will be held on July 11-12. The context does not give further details.
They will meet in Ramstein. I don't know at what time.
The article says that the library will close at the end of June.
The context mentions that Stoltenberg visited the memorial.
The president said he has no information on the strike.
""".strip().splitlines()


@pytest.mark.parametrize("text", REFUSALS)
def test_words_that_only_admit_not_to_know_are_a_refusal(text: str) -> None:
    assert refuses(text)


@pytest.mark.parametrize("text", ANSWERS)
def test_words_that_tell_something_are_an_answer(text: str) -> None:
    assert not refuses(text)


@pytest.mark.parametrize("text", REFUSALS)
def test_case_and_white_space_do_not_matter(text: str) -> None:
    assert refuses(f"\n {text.upper()}\n")


def test_an_answer_without_a_word_is_a_refusal() -> None:
    assert refuses("") and refuses(" \n")


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    assert refuses(text) in (True, False)
