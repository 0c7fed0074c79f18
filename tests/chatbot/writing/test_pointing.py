"""Where every claim of a draft fell, their words still tell which sentence to quote."""

from newsroom import HARBOUR, one_block, sentence

from chatbot.writing.pointing import pointed

RAMP, FOUNDED = sentence(HARBOUR, "broken ramp"), sentence(HARBOUR, "Ada Brandt founded")


def test_claims_point_at_the_sentence_with_their_words() -> None:
    claims = ["The broken ramp costs the company €9 million."]
    found = pointed(claims, "What costs money?", ((FOUNDED, 0.4), (RAMP, 0.3)))
    assert found is not None and found.sentences == (RAMP,)


def test_the_reader_model_decides_where_claims_have_no_word_of_either() -> None:
    found = pointed(["Emma Watson."], "Who plays Gerda?", ((FOUNDED, 0.4), (RAMP, 0.3)))
    assert found is not None
    assert (found.sentences, found.share) == ((FOUNDED, RAMP), 0.0)


def test_only_what_is_nearly_as_likely_is_pointed_at_too() -> None:
    found = pointed(["Emma Watson."], "Who plays Gerda?", ((FOUNDED, 0.4), (RAMP, 0.2)))
    assert found is not None and found.sentences == (FOUNDED,)


def test_the_share_counts_only_what_the_question_did_not_say() -> None:
    only = one_block("The ferry to Aske sank at noon.").sentences[0]
    found = pointed(["The ferry sank on Monday."], "When did the ferry sink?", ((only, 0.5),))
    assert found is not None and found.share == 0.5


def test_nothing_is_pointed_at_without_claims_or_sentences() -> None:
    assert pointed([], "Who?", ((FOUNDED, 0.4),)) is None
    assert pointed(["Ada Brandt."], "Who?", ()) is None
