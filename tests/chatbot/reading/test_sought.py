"""What a question seeks must have a sign in what is offered for it, in any wording of either."""

import pytest

from chatbot.reading.sought import lacks

MAYOR = "Ines Okafor leads the island of Aske and met the ferry company on its quay."

AGE = ("How old is Ines Okafor?", "At what age did Okafor take office?", "What is Okafor's age?")
YEAR = (
    "In which year did Okafor join the council?",
    "What year did she leave?",
    "Okafor was elected in what year?",
)
TIME = ("When did Okafor meet the company?", "On which day did they meet?", "When will she speak?")
COUNT = ("How many ferries will come?", "How many dockers were hurt?", "How many of them stayed?")
SPANS = (
    "How many years has Okafor led it?",
    "How many days was it blocked?",
    "For how many more weeks?",
)
DURATION = (
    "How long has Okafor led it?",
    "How long was it blocked?",
    "For how long did they meet?",
)
SHARE = (
    "What percentage of dockers stayed?",
    "What proportion of them voted?",
    "Which fraction of it burned?",
)
PRICE = (
    "How much did the ramp cost?",
    "How much does Okafor earn?",
    "How much money is the island owed?",
    "How much of the town's money was lost?",
)
BIRTH = (
    "Where was Okafor born?",
    "In which town was Ines Okafor born?",
    "What is Okafor's birthplace?",
)
CHILDREN = (
    "How many children does Okafor have?",
    "How many sons did Okafor have?",
    "How many grown daughters does the mayor have?",
)
MARRIAGE = (
    "Who is Okafor's husband?",
    "Why did Okafor never marry?",
    "What is the name of the mayor’s husband?",
)
STUDIES = (
    "What did Okafor study?",
    "What subject did Ines Okafor study in Larkholm?",
    "What did the mayor major in?",
)
TOLD = {
    AGE: (
        *("Okafor, 54, leads it.", "The 54-year-old won.", "She was aged sixty.", "She is now 54."),
        *("It was led by Ines Okafor, 54.", "Ines Okafor (54) leads it."),
    ),
    YEAR: ("She joined in 2014.", "She left last year.", "It was four years ago.", "In the 1990s."),
    TIME: (
        *("They met after the vote.", "She spoke on Monday.", "Since spring.", "It was at 9 p.m."),
        *(
            "It sank on Sept. 14.",
            "It sank on Jan. 6.",
            "It sank on the 14th.",
            "It sank at 10:30.",
        ),
        *("It sank at midnight.", "They met overnight.", "It sank at dawn.", "They met on 14/7."),
    ),
    COUNT: ("A dozen came.", "Both stayed.", "None was hurt.", "Hundreds left.", "Ada, Bo and Cy."),
    SPANS: ("It lasted 11 days.", "Since 2014 she has led it.", "A decade.", "A two-week strike."),
    DURATION: ("It lasted 11 days.", "Since the storm.", "Until Monday.", "She was long away."),
    SHARE: ("It was 12%.", "Half of them stayed.", "One in six voted.", "Most of it burned."),
    PRICE: (
        "It cost €2.4 million.",
        "She is paid 90,000 crowns.",
        "The ramp was free.",
        "It was 300 kr.",
    ),
    BIRTH: ("She was born in Aske.", "A native of Aske, she won.", "She grew up on a farm."),
    CHILDREN: ("She has two sons.", "The mother of three won.", "She never wanted children."),
    MARRIAGE: ("She wed Jonas Lind.", "Her husband left.", "The couple met in 1999."),
    STUDIES: ("She has a degree in law.", "She studied law.", "Trained as a lawyer, she won."),
}
KINDS = "age year time count spans duration share price birth children marriage studies".split()


@pytest.mark.parametrize("questions", TOLD, ids=KINDS)
def test_what_holds_no_sign_of_the_kind_sought_lacks_it(questions: tuple[str, ...]) -> None:
    assert [q for q in questions if not lacks(q, MAYOR)] == []


@pytest.mark.parametrize(("questions", "told"), TOLD.items(), ids=KINDS)
def test_a_sign_in_any_wording_is_one(questions: tuple[str, ...], told: tuple[str, ...]) -> None:
    assert [(q, text) for q in questions for text in told if lacks(q, text)] == []


@pytest.mark.parametrize("who", ["Mr. Lind", "Ms. Lind", "she"])
def test_years_that_somebody_takes_are_not_their_age(who: str) -> None:
    question = f"How old was {who}?"
    assert lacks(question, "It took Lind 20 years to dig the tunnel.")
    assert not lacks(question, "Lind was 20 years old.")
    assert not lacks(question, "Lind, a 20-year-old sapper, dug it.")
    assert not lacks("How old was the tunnel?", "It had been in use for 20 years.")


def test_a_question_for_two_kinds_needs_signs_of_both() -> None:
    question = "When did Okafor get married?"
    assert lacks(question, "She met the company on Monday.")
    assert lacks(question, "Her husband is Jonas Lind.")
    assert not lacks(question, "She met her husband in 1999.")


@pytest.mark.parametrize(
    "question",
    [
        "Who leads the island?",
        "Where did she meet the company?",
        "What did Okafor say about her husband?",
        "What did she use to study the harbour?",
        "How did she win?",
        "Why did she go?",
        "How much does she care?",
        "Is Okafor old?",
        "",
    ],
)
def test_what_has_no_sure_signs_is_never_lacking(question: str) -> None:
    assert not lacks(question, MAYOR)
