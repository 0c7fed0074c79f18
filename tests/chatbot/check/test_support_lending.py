"""What a claim may take from elsewhere: a word of the question, whom a pronoun stands for."""

import pytest
from carriers import STEMS, carriers
from newsroom import HARBOUR, one_block, sentence

from chatbot.check.support import support


@pytest.mark.parametrize(
    ("question", "claim", "is_lent"),
    [
        ("Who founded the firm?", "Ada Brandt founded the firm in 1951.", True),
        ("Who created the company?", "Ada Brandt created the company in 1951.", False),
        ("Who founded the fourth company?", "Ada Brandt founded the fourth company.", False),
        ("Who founded the oldest company?", "Ada Brandt founded the oldest company.", False),
        ("Who founded the company?", "Ada Brandt created the company in 1951.", False),
    ],
    ids=[
        "a word of the question",
        "a deed",
        "an ordinal",
        "a superlative",
        "the writer's own word",
    ],
)
def test_only_a_sure_sentence_vouches_for_a_word_that_the_article_has_nowhere(
    question: str, claim: str, is_lent: bool
) -> None:
    founded = sentence(HARBOUR, "Ada Brandt")
    assert support(claim, question, [founded], HARBOUR, STEMS) == ()
    lent = support(claim, question, [founded], HARBOUR, STEMS, ((founded, 0.7),))
    assert lent == ((founded,) if is_lent else ())


@pytest.mark.parametrize(
    ("claim", "question", "likely", "passes"),
    [
        ("Ada Brandt founded the business in 1951.", "Who founded the business?", 0.3, False),
        ("Ada Brandt founded the business in 1951.", "Who founded the business?", 0.4, True),
        ("Ada Brandt chose the colours in 1951.", "Who chose the colours?", 0.4, False),
        ("Ada Brandt created the firm in 1951.", "Who created the firm?", 0.4, False),
        ("Ada Brandt created the firm in 1951.", "Who created the firm?", 0.7, False),
    ],
)
def test_one_strange_word_may_be_vouched_for_and_never_more(
    claim: str, question: str, likely: float, passes: bool
) -> None:
    source = one_block("Ada Brandt founded the company in 1951. The old ferries leak.")
    founded = source.sentences[0]
    found = support(claim, question, [founded], source, STEMS, ((founded, likely),))
    assert bool(found) is passes


@pytest.mark.parametrize(("likely", "passes"), [(0.3, False), (0.4, True)])
def test_two_words_of_the_question_are_vouched_for_wherever_else_they_stand(
    likely: float, passes: bool
) -> None:
    source = one_block(
        f"Sales have slowed in China. {'It rained. ' * 3}Miners of diamonds met recently."
    )
    sales = source.sentences[0]
    claim = "Sales of diamonds by miners slowed in China."
    question = "Where did sales of diamonds by miners slow?"
    found = support(claim, question, [sales], source, STEMS, ((sales, likely),))
    assert bool(found) is passes


def test_a_sure_sentence_may_mean_a_name_of_the_question_by_its_pronoun() -> None:
    shop = one_block("The Nook shop lost money. It also held a fair with workshops. Rain fell.")
    fair = sentence(shop, "a fair")
    claim, question = "Nook held a fair with workshops.", "What did Nook hold?"
    assert support(claim, question, [fair], shop, STEMS) == ()
    assert support(claim, question, [fair], shop, STEMS, ((fair, 0.7),)) == (fair,)
    assert support(claim, "What was held?", [fair], shop, STEMS, ((fair, 0.7),)) == ()


def test_a_number_alone_is_something_told() -> None:
    question = "For how many days had dockers blocked the harbour?"
    claim = "Dockers had blocked the harbour for 11 days."
    assert carriers(claim, question) == (sentence(HARBOUR, "11 days"),)


def test_a_pronoun_stands_for_the_person_named_last_before_it() -> None:
    talks = (sentence(HARBOUR, "called the talks"),)
    assert carriers("Lind called the talks useful.") == talks
    assert carriers("Okafor called the talks useful.") == ()
    assert carriers("Brandt called the talks useful.") == ()


def test_a_pronoun_does_not_stand_for_a_person_named_after_it() -> None:
    between = "It rained. It snowed. It froze."
    source = one_block(
        f"Mr Lind said no. {between} He called the talks hopeless. {between} Mr Okafor."
    )
    claim, question = "{} called the talks hopeless.", "What did Lind and Okafor call the talks?"
    assert carriers(claim.format("Lind"), question, source) != ()
    assert carriers(claim.format("Okafor"), question, source) == ()


def test_a_pronoun_that_is_not_there_stands_for_nobody() -> None:
    source = one_block("Mr Lind spoke, Lind said. It rained. It snowed. The talks were useful.")
    assert carriers("Lind called the talks useful.", "Were the talks useful?", source) == ()


def test_a_neighbour_lends_no_number() -> None:
    source = one_block("Lind was born in Aske in 1931. The ferry was built in 1964.")
    assert carriers("Lind was born in Aske in 1964.", source=source) == ()


def test_the_question_lends_no_deed() -> None:
    source = one_block("The company was fined in 2010 for a broken ramp.")
    question = "When was the company fined for poisoning a lake?"
    fined = source.sentences[0]
    for claim, is_told in (
        ("The company was fined in 2010 for poisoning a lake.", False),
        ("The company was fined in 2010 for a broken ramp.", True),
    ):
        found = support(claim, question, [fined], source, STEMS, ((fined, 0.9),))
        assert bool(found) is is_told


@pytest.mark.parametrize(
    ("wants", "claim", "passes"),
    [
        ("She wants two new ferries.", "The dockers want two new ferries.", False),
        ("They want two new ferries.", "The dockers want two new ferries.", True),
        ("Okafor wants two new ferries.", "The mayor wants two new ferries.", False),
        ("She wants two new ferries.", "The mayor wants two new ferries.", True),
    ],
)
def test_the_question_lends_who_acts_only_where_a_pronoun_may_be_that(
    wants: str, claim: str, passes: bool
) -> None:
    source = one_block(f"The mayor met the dockers in May. {wants}")
    question = "How many new ferries do the mayor and the dockers want?"
    found = support(claim, question, source.sentences[1:], source, STEMS)
    assert (source.sentences[1:] == found) is passes


MICE = """In mice given the new drug, the number of bacteria fell by 70 percent.
In mice given the old drug, it fell by 20 percent. Ines Okafor led the work."""


@pytest.mark.parametrize(
    ("claim", "question"),
    [
        ("In mice given the old drug, it fell by 70 percent.", "How much with the old drug?"),
        ("In mice given the old drug, bacteria fell by 70 percent.", "How much did bacteria fall?"),
        (
            "With the new drug the bacteria fell by 20 percent.",
            "How much did bacteria fall with the new drug?",
        ),
    ],
)
def test_nothing_vouches_for_what_a_neighbour_that_is_built_alike_tells(
    claim: str, question: str
) -> None:
    source = one_block(MICE.replace("\n", " "))
    sure = tuple((each, 0.9) for each in source.sentences)
    assert support(claim, question, source.sentences, source, STEMS, sure) == ()


def test_each_of_two_sentences_that_are_built_alike_tells_its_own() -> None:
    source = one_block(MICE.replace("\n", " "))
    sure = tuple((each, 0.9) for each in source.sentences)
    claim, question = "With the old drug it fell by 20 percent.", "How much with the old drug?"
    assert support(claim, question, source.sentences, source, STEMS, sure) == source.sentences[1:2]
