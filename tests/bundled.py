"""The pack that comes with the program, read once."""

from functools import cache

from eda_coach.content.pack import Pack
from eda_coach.content.questions.kinds import TypedQuestion
from eda_coach.content.reading.pack_reader import read_pack
from eda_coach.content.shelf import DEFAULT_PACK, bundled_packs
from eda_coach.content.wording import PackWording


@cache
def bundled_pack() -> Pack:
    """Everything in it; it has no problems."""
    reading = read_pack(bundled_packs() / DEFAULT_PACK)
    assert reading.pack is not None, reading.problems
    return reading.pack


@cache
def bundled_wording() -> PackWording:
    """Its lexicon and overclaims."""
    pack = bundled_pack()
    return PackWording(lexicon=pack.lexicon, overclaims={one.id: one for one in pack.overclaims})


@cache
def typed_questions() -> dict[str, TypedQuestion]:
    """Its questions with a rubric, by id."""
    return {
        question.id: question
        for question in bundled_pack().questions
        if isinstance(question, TypedQuestion) and question.rubric is not None
    }
