"""Phrases and wordings that cannot be read, or name what the lexicon has not, in the files of a pack."""

from pathlib import Path

import pytest

from tests.content.broken import changed, problems, text_of

MORE, SCENARIO = "questions/more.yaml", "scenarios/food-delivery.yaml"
LEXICON, OVERCLAIMS = "lexicon.yaml", "overclaims.yaml"
PARTS = 'words, ( | ), [ ], < >, ..., &, not and "exact words" make a phrase'


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("send (pass | hand", '103:16: PATH: "(" is not closed; add ")"'),
        ("send | pass", '103:16: PATH: "|" stands outside brackets; write alternatives as (a | b)'),
        ("send key )", '103:20: PATH: ")" closes nothing; write alternatives as (a | b)'),
        ("send key ...", '103:11: PATH: a gap stands between words; leave out "..." at the beginning or end'),
        ("send, pass", f'103:11: PATH: "send," is no word; {PARTS}'),
        (
            "send <Key>",
            '103:17: PATH: "<Key>" is no name of a term; write it as in lexicon.yaml: <idempotency-key>',
        ),
        (
            "send <idempotency-ke>",
            '103:11: PATH: no term "idempotency-ke" in this pack; did you mean "idempotency-key"?',
        ),
        ("send <zzz>", '103:11: PATH: no term "zzz" in this pack; known here: ack, idempotency-key'),
    ],
)
def test_bad_phrase_is_told_where_it_goes_wrong(tmp_path: Path, new: str, told: str) -> None:
    """If a phrase cannot be read, then it is told at the very character, with a way to mend it."""
    broken = changed(MORE, "send ... <idempotency-key>", new)

    path = "questions.3.rubric.criteria.0.evidence.met.0"
    assert problems(tmp_path, {MORE: broken}) == [f"{MORE}:{told.replace('PATH', path)}"]


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ("- idempotent\n", "questions.3.rubric.criteria.0.evidence.partly.0"),
        ("- new key\n", "questions.3.rubric.criteria.0.evidence.contradicted.0"),
    ],
)
def test_every_list_of_evidence_is_checked(tmp_path: Path, old: str, path: str) -> None:
    """If a phrase of any verdict is bad, then it is told."""
    (told,) = problems(tmp_path, {MORE: changed(MORE, old, "- a )\n")})

    assert f': {path}: ")" closes nothing' in told


@pytest.mark.parametrize(
    ("name", "old", "path"),
    [
        (OVERCLAIMS, "- exactly once\n", "exactly-once.evidence.0"),
        (OVERCLAIMS, "- within Kafka\n", "exactly-once.unless.0"),
        (SCENARIO, "- how many orders\n", "requirements.0.asked.0"),
        (SCENARIO, "- queue\n", "flips.0.criterion.evidence.met.0"),
        (SCENARIO, "- new key\n", "criteria.0.evidence.contradicted.0"),
    ],
)
def test_phrases_of_other_files_are_checked(tmp_path: Path, name: str, old: str, path: str) -> None:
    """If a phrase of an overclaim or a scenario is bad, then it is told in its file."""
    broken = changed(name, old, "- a | b\n")

    (told,) = problems(tmp_path, {name: broken})

    line = broken[: broken.index("- a | b")].count("\n") + 1
    column = broken.splitlines()[line - 1].index("|") + 1
    assert told == (
        f'{name}:{line}:{column}: {path}: "|" stands outside brackets; write alternatives as (a | b)'
    )


@pytest.mark.parametrize(
    ("new", "what"),
    [
        (
            "event ... id",
            "a wording is made of words, (a | b) and [c] only; leave out <terms>, gaps, & and not",
        ),
        ("<ack> id", "a wording is made of words, (a | b) and [c] only; leave out <terms>, gaps, & and not"),
        ("not id", "a wording is made of words, (a | b) and [c] only; leave out <terms>, gaps, & and not"),
        ("(event | order id", '"(" is not closed; add ")"'),
    ],
)
def test_bad_wording_is_told(tmp_path: Path, new: str, what: str) -> None:
    """If a wording of the lexicon is more than words, alternatives and optional words, then it is told."""
    told = problems(tmp_path, {LEXICON: changed(LEXICON, "(event | order) id", new)})

    assert told == [f"{LEXICON}:3:3: idempotency-key.1: {what}"]


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    """If several files have bad phrases, then all are told."""
    files = {
        MORE: text_of(MORE).replace("- new key\n", "- a )\n", 2),
        OVERCLAIMS: changed(OVERCLAIMS, "- exactly once\n", "- a )\n"),
        LEXICON: changed(LEXICON, "- acknowledge\n", "- a )\n"),
    }

    assert len(problems(tmp_path, files)) == 4


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("- queue\n", "- send <akc>\n", "flips.0.criterion.evidence.met.0"),
        ("- how many orders\n", "- how many <akc>\n", "requirements.0.asked.0"),
    ],
)
def test_unknown_term_of_a_scenario_is_told(tmp_path: Path, old: str, new: str, path: str) -> None:
    """If a phrase of a flip or requirement names a term that the lexicon has not, then it is told."""
    (told,) = problems(tmp_path, {SCENARIO: changed(SCENARIO, old, new)})

    assert told.endswith(f': {path}: no term "akc" in this pack; did you mean "ack"?')


@pytest.mark.parametrize(
    ("verdict", "path"),
    [
        ("met", "flips.0.criterion.evidence.met.1"),
        ("partly", "flips.0.criterion.evidence.partly.0"),
        ("contradicted", "flips.0.criterion.evidence.contradicted.0"),
    ],
)
def test_every_phrase_of_a_flip_is_checked(tmp_path: Path, verdict: str, path: str) -> None:
    """If any phrase of a flip's criterion cannot be read, then it is told."""
    more = "- a )\n" if verdict == "met" else f"{verdict}:\n      - a )\n"

    (told,) = problems(tmp_path, {SCENARIO: changed(SCENARIO, "- queue\n", f"- queue\n      {more}")})

    assert f': {path}: ")" closes nothing' in told


def test_references_are_plain_sentences(tmp_path: Path) -> None:
    """If a question given in plain words holds what would be no phrase, then nothing is told."""
    plain = changed(SCENARIO, "How many orders do you take at peak?", "Orders (at peak) | a second < 500")

    assert problems(tmp_path, {SCENARIO: plain}) == []
