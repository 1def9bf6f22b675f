"""The pack that comes with the program holds what it promises."""

from collections import Counter
from functools import cache

from eda_coach.content.pack import Pack
from eda_coach.content.questions.choice import MultipleChoice, SingleChoice
from eda_coach.content.questions.matching import Matching
from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.reading.pack_reader import PackReading, read_pack
from eda_coach.content.shelf import DEFAULT_PACK, bundled_packs

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
KEYED_KINDS = {"single-choice", "multiple-choice", "true-false", "ordering", "matching", "numeric"}


@cache
def _reading() -> PackReading:
    return read_pack(bundled_packs() / DEFAULT_PACK)


def _pack() -> Pack:
    pack = _reading().pack
    assert pack is not None
    return pack


def test_no_bundled_pack_has_problems() -> None:
    """If a pack is bundled, then it is read without a problem."""
    for folder in bundled_packs().iterdir():
        if folder.is_dir():
            assert read_pack(folder).problems == (), folder


def test_has_the_fourteen_topics_in_their_order() -> None:
    """If the bundled pack is read, then it has every topic, with concepts and questions in each."""
    assert [topic.id for topic in _pack().header.topics] == TOPICS
    assert {concept.topic for concept in _pack().concepts} == set(TOPICS)
    assert {question.topic for question in _pack().questions} == set(TOPICS)


def test_has_enough_concepts_and_questions() -> None:
    """If the bundled pack is read, then there are at least 40 concepts and 80 questions of six kinds."""
    kinds = Counter(question.kind.value for question in _pack().questions)

    assert len(_pack().concepts) >= 40
    assert sum(kinds.values()) >= 80
    assert kinds.keys() >= KEYED_KINDS


def test_every_part_has_a_rationale_of_its_own() -> None:
    """If a question has options, steps or items, then no two of them share a rationale."""
    for question in _pack().questions:
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
    for question in _pack().questions:
        if isinstance(question, SingleChoice | MultipleChoice):
            key = {question.key} if isinstance(question, SingleChoice) else set(question.key)
            wrong = [option for option in question.options if option.id not in key]
            assert all(option.misconception for option in wrong), question.id


def test_every_item_has_sources_and_every_question_claims() -> None:
    """If something is taught or asked, then it names sources; if it is asked, also the claims it covers."""
    assert all(concept.sources for concept in _pack().concepts)
    assert all(question.sources for question in _pack().questions)
    assert all(question.claims for question in _pack().questions)


def test_all_sections_of_the_article_are_covered() -> None:
    """If the source article has a section, then some question covers a claim of it."""
    section_by_claim = {claim.id: claim.section for claim in _pack().claims}

    covered = {section_by_claim[id_] for question in _pack().questions for id_ in question.claims}

    assert covered == set(section_by_claim.values())
    assert len(covered) >= 8
