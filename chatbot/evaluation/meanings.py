"""What every score means, in groups as they are shown."""

from collections.abc import Mapping

GROUPS: Mapping[str, Mapping[str, str]] = {
    "Answers": {
        "answer_recall": "largest share of a gold answer’s words in the answer; 0 if refused",
        "answer_hit": "answerable questions with a recall of at least 0.8",
        "answer_f1": "word overlap with the best gold answer; long answers lose here",
        "choice_accuracy": "multiple choice: the answer is nearest to the right option",
        "draft_kept": "sentences of the drafts that passed the check",
        "draft_mended": "of all, those that passed with their speaker put behind them",
        "failed_rate": "questions that could not be asked",
    },
    "Citations": {
        "citation_precision": "citations that overlap the gold evidence",
        "citation_recall": "answers with at least one such citation",
    },
    "Refusals": {
        "refusal_precision": "refused questions that are unanswerable",
        "refusal_recall": "unanswerable questions that were refused",
        "refusal_f1": "both of them in one",
        "false_answer_rate": "unanswerable questions that were answered",
        "over_refusal_rate": "answerable questions that were refused",
    },
    "Costs": {
        "evidence_p50": "seconds to the evidence, median",
        "evidence_p95": "95th percentile of it",
        "first_sentence_p50": "seconds to the first checked sentence, median",
        "first_sentence_p95": "95th percentile of it",
        "total_p50": "seconds in all, median",
        "total_p95": "95th percentile of it",
        "writer_calls": "calls to the writer a question",
    },
}
