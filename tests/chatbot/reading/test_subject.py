"""What somebody else did is no answer to what one who is named did."""

import pytest

from chatbot.reading.subject import of_another

COUNCIL = """Petra Solberg chairs the harbour council of Aske. Jonas Lind joined the council
in 2014. The mayor, Ines Okafor, praised Solberg and Lind. “Lind works hard,” said Okafor."""
LIND = "Jonas Lind joined the council in 2014."


@pytest.mark.parametrize(
    "question",
    [
        "In which year did Petra Solberg join the council?",
        "When did Ms. Solberg join the council?",
        "Why has Petra Solberg joined it?",
        "How was Solberg joined by others?",
        "Who did Petra Solberg join?",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        LIND,
        "In 2014, Jonas Lind joined the council.",
        "Jonas Lind, a docker, later joined the council.",
        "Mr. Lind had also joined in 2014.",
    ],
)
def test_a_sentence_that_opens_with_another_who_does_that_is_of_another(
    question: str, text: str
) -> None:
    assert of_another(question, text, (), COUNCIL)


@pytest.mark.parametrize(
    "text",
    [
        "Petra Solberg joined the council in 2014.",
        "Jonas Lind joined the council with Petra Solberg in 2014.",
        "Jonas Lind joined after Solberg’s death.",
        "Petra Solburg joined the council in 2014.",
        "She joined the council in 2014.",
        "Both joined the council in 2014.",
        "Often joined by others, she stayed until 2014.",
        "The council, joined in 2014, met.",
        "Everyone joined it.",
    ],
)
def test_who_is_named_in_any_form_or_by_a_pronoun_is_no_other(text: str) -> None:
    assert not of_another("When did Petra Solberg join the council?", text, (), COUNCIL)


@pytest.mark.parametrize(
    "question",
    [
        "Who joined the council?",
        "When did she join the council?",
        "Which council did Jonas Lind join?",
        "When did Lind join?",
        "What happened to Petra Solberg?",
    ],
)
def test_who_asks_of_nobody_else_is_told_of_nobody_else(question: str) -> None:
    assert not of_another(question, LIND, (), COUNCIL)


def test_near_deeds_are_compared_of_people_only() -> None:
    text = "Lind left the council in 2019."
    assert of_another(
        "When did Okafor enter the council?", text, (), COUNCIL + f" Okafor said so. {text}"
    )
    assert not of_another("When did Aske enter the council?", text, (), COUNCIL)


@pytest.mark.parametrize(
    "text",
    [
        "He joined the council in 2014.",
        "In 2014, he joined the council.",
        "He first joined it four years ago.",
    ],
)
def test_a_pronoun_stands_for_whoever_opens_the_sentence_before(text: str) -> None:
    question = "When did Petra Solberg join the council?"
    assert of_another(question, text, ["Jonas Lind leads the dockers."], COUNCIL)
    assert of_another(question, text, ["Jonas Lind, 47, drives a crane."], COUNCIL)
    for before in ("Petra Solberg leads it.", "Jonas Lind praised Solberg.", "He is rich.", ""):
        assert not of_another(question, text, [before], COUNCIL)


@pytest.mark.parametrize(
    "text",
    [
        "Lind’s deputy joined the council in 2014.",
        "Jonas Lind's party has joined it in May.",
        "In May, Mr. Lind’s old ship was joined by others.",
    ],
)
def test_what_somebody_has_does_not_do_it_for_them(text: str) -> None:
    assert of_another("When did Jonas Lind join the council?", text, (), COUNCIL)


@pytest.mark.parametrize(
    "text",
    [
        "Lind’s joining of the council was told in May.",
        "Lind’s deputy said he had joined the council in 2014.",
        "Lind joined the council in 2014, when Solberg’s deputy joined.",
        "Lind’s deputy left the council in 2014.",
        "Lind’s",
    ],
)
def test_what_somebody_has_may_stand_beside_their_deed(text: str) -> None:
    assert not of_another("When did Jonas Lind join the council?", text, (), COUNCIL)


def test_what_a_body_has_may_do_it_for_the_body() -> None:
    text = "Sund Bank’s shares fell by a tenth."
    article = f"Sund Bank is old. {text} Nobody blames the bank."
    assert not of_another("How much did Sund Bank fall?", text, (), article)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Why did the Liberals leave?", "It fell when the Green Alliance left over a cap."),
        (
            "Why did Petra Solberg leave?",
            "The Dane Jonas Lind, who won in 2019, left with a fever.",
        ),
        ("When did Petra Solberg leave?", "On Monday the docker Jonas Lind left the council."),
        (
            "How much has Sund paid?",
            "The ramp cost 7 million, of which the Aske Council pays half.",
        ),
    ],
)
def test_another_who_does_it_may_stand_anywhere(question: str, text: str) -> None:
    article = f"{COUNCIL} The Liberals and the Green Alliance met Sund and the Aske Council. {text}"
    assert of_another(question, text, (), article)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Where is the Jazz Jamboree hosted?",
            "Many halls, as the Grand Theatre, host it in Aske.",
        ),
        ("Why did the Liberals leave?", "They left when the Green Alliance left."),
        ("Why did the Liberals leave?", "The Green Alliance and the Liberals left over a cap."),
        ("What did Okafor found?", "The Aske Foundation is hers."),
    ],
)
def test_one_who_does_it_beside_or_to_another_is_no_other(question: str, text: str) -> None:
    article = f"{COUNCIL} The Liberals and the Green Alliance met the Aske Foundation. {text}"
    assert not of_another(question, text, (), article)


LED = "Jonas Lind, 47, leads the dockers. Petra Solberg, 54, chairs the council. Okafor said so."


@pytest.mark.parametrize(
    "text", ["His coach, Ida Holm, believes in him.", "Before that he was a baker.", "It was hers."]
)
def test_a_pronoun_for_one_person_tells_nothing_of_another(text: str) -> None:
    his = ["Jonas Lind, 47, leads the dockers."]
    for question in ("Who coaches Petra Solberg?", "Where was Solberg's job?"):
        assert of_another(question, text, his, LED)
        assert of_another(question, text, [*his, "Nobody spoke."], LED)
        assert of_another(question, text, ["Solberg left.", *his], LED)
        assert not of_another(question, text, [*his, "Petra Solberg met Lind."], LED)
        assert not of_another(question, text, ["The quay is old."], LED)
        assert not of_another(question, text, (), LED)
    assert not of_another("Who coaches Jonas Lind?", text, his, LED)
    assert not of_another("Who coaches the dockers?", text, his, LED)
