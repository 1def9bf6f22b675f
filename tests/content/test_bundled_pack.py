"""The pack that comes with the program holds what it promises."""

from collections import Counter

import pytest

from eda_coach.content.questions.choice import MultipleChoice, SingleChoice
from eda_coach.content.questions.matching import Matching
from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.rubric import Likeness
from eda_coach.content.questions.verdict import Verdict
from eda_coach.content.reading.pack_reader import read_pack
from eda_coach.content.shelf import bundled_packs
from tests.bundled import bundled_pack, typed_questions

TOPICS = [
    "foundations",
    "request-response-apis",
    "realtime-delivery",
    "brokers-and-logs",
    "delivery-semantics",
    "consumers-and-flow",
    "event-modelling",
    "consistency-and-workflows",
    "resilience",
    "performance-and-capacity",
    "observability-and-operations",
    "security-and-privacy",
    "change-scale-cost",
    "interview-craft",
]
FEWEST_TYPED = {"short-answer": 20, "trade-off": 10, "constraint-flip": 6, "true-false": 12}
KEYED_KINDS = {"single-choice", "multiple-choice", "true-false", "ordering", "matching", "numeric"}


def test_no_bundled_pack_has_problems() -> None:
    """If a pack is bundled, then it is read without a problem."""
    for folder in bundled_packs().iterdir():
        if folder.is_dir():
            assert read_pack(folder).problems == (), folder


def test_has_the_fourteen_topics_in_their_order() -> None:
    """If the bundled pack is read, then it has every topic, with concepts and questions in each."""
    assert [topic.id for topic in bundled_pack().header.topics] == TOPICS
    assert {concept.topic for concept in bundled_pack().concepts} == set(TOPICS)
    assert {question.topic for question in bundled_pack().questions} == set(TOPICS)


def test_has_enough_concepts_and_questions() -> None:
    """If the bundled pack is read, then there are at least 40 concepts and 80 questions of six kinds."""
    kinds = Counter(question.kind.value for question in bundled_pack().questions)

    assert len(bundled_pack().concepts) >= 40
    assert sum(kinds.values()) >= 80
    assert kinds.keys() >= KEYED_KINDS


def test_every_part_has_a_rationale_of_its_own() -> None:
    """If a question has options, steps or items, then no two of them share a rationale."""
    for question in bundled_pack().questions:
        match question:
            case SingleChoice(options=parts) | MultipleChoice(options=parts):
                rationales = [part.rationale for part in parts]
            case Ordering():
                rationales = [step.rationale for step in question.steps]
            case Matching():
                rationales = [item.rationale for item in question.items]
            case _:
                continue
        assert len(set(rationales)) == len(rationales), question.id


def test_every_wrong_option_names_its_misconception() -> None:
    """If an option of a choice question is wrong, then it names what somebody believes who picks it."""
    for question in bundled_pack().questions:
        if isinstance(question, SingleChoice | MultipleChoice):
            key = {question.key} if isinstance(question, SingleChoice) else set(question.key)
            wrong = [option for option in question.options if option.id not in key]
            assert all(option.misconception for option in wrong), question.id


def test_every_item_has_sources_and_every_question_claims() -> None:
    """If something is taught or asked, then it names sources; if it is asked, also the claims it covers."""
    assert all(concept.sources for concept in bundled_pack().concepts)
    assert all(question.sources for question in bundled_pack().questions)
    assert all(question.claims for question in bundled_pack().questions)


def test_all_sections_of_the_article_are_covered() -> None:
    """If the source article has a section, then some question covers a claim of it."""
    section_by_claim = {claim.id: claim.section for claim in bundled_pack().claims}

    covered = {section_by_claim[id_] for question in bundled_pack().questions for id_ in question.claims}

    assert covered == set(section_by_claim.values())
    assert len(covered) >= 8


@pytest.mark.parametrize(("kind", "fewest"), FEWEST_TYPED.items())
def test_has_enough_typed_questions(kind: str, fewest: int) -> None:
    """If the bundled pack is read, then there are enough questions of each kind that is answered in words."""
    assert sum(question.kind.value == kind for question in typed_questions().values()) >= fewest


def test_every_rubric_is_of_a_size_that_a_learner_can_read() -> None:
    """If a question has a rubric, then it has 2 to 5 criteria with names, a hint and a known dimension."""
    dimensions = {dimension.id for dimension in bundled_pack().header.dimensions}

    for id_, question in typed_questions().items():
        criteria = question.rubric.criteria if question.rubric else ()
        assert 2 <= len(criteria) <= 5, id_
        assert {one.dimension for one in criteria} <= dimensions, id_
        assert all(one.hint and one.probe for one in criteria), id_


def test_every_rubric_has_samples_of_every_sort() -> None:
    """If a question has a rubric, then it has 8 samples or more, among them good, bad and empty ones."""
    for id_, question in typed_questions().items():
        likes = Counter(sample.like for sample in question.samples)
        assert likes.total() >= 8, id_
        assert likes[Likeness.STRONG] >= 1, id_
        assert likes[Likeness.STUFFED] >= 1, id_
        assert likes[Likeness.OFF_TOPIC] >= 1, id_
        assert likes[Likeness.NEGATED] >= 1, id_


def test_every_criterion_is_met_by_a_sample() -> None:
    """If a question has a rubric, then each criterion is met by some sample and missing in another."""
    for id_, question in typed_questions().items():
        for criterion in question.rubric.criteria if question.rubric else ():
            expected = {
                (sample.expect or {}).get(criterion.id, Verdict.MISSING) for sample in question.samples
            }
            assert {Verdict.MET, Verdict.MISSING} <= expected, (id_, criterion.id)


def test_no_two_samples_are_the_same() -> None:
    """If the samples of the pack are read, then no text stands twice for one question."""
    for id_, question in typed_questions().items():
        texts = [" ".join(sample.text.lower().split()) for sample in question.samples]
        assert len(set(texts)) == len(texts), id_


def test_choices_that_can_be_defended() -> None:
    """If a question has stances, then there are at least two, and samples pick more than one of them."""
    for id_, question in typed_questions().items():
        stances = getattr(question, "stances", ())
        if stances:
            assert len(stances) >= 2, id_
            assert len({sample.choice for sample in question.samples}) >= 2, id_
