"""The words of a pack, read from its compiled form."""

from contextlib import closing
from pathlib import Path

from eda_coach.content.index.opening import open_pack
from eda_coach.content.wording import NO_WORDING
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from tests.builders import DEMO_PACK, write_pack
from tests.content.broken import text_of
from tests.content.full_pack import FULL_PACK


def test_wording_comes_out_as_written(tmp_path: Path) -> None:
    """If the wording is asked for, then terms and overclaims come in their order, read once."""
    folder = write_pack(tmp_path / "full", {name: text_of(name) for name in FULL_PACK})

    with closing(open_pack(folder, tmp_path / "cache")) as index:
        wording = index.wording()

        assert index.wording() is wording
    assert wording.lexicon == {
        "idempotency-key": ("idempotency key", "(event | order) id"),
        "ack": ("acknowledge",),
    }
    (overclaim,) = wording.overclaims.values()
    assert (overclaim.id, overclaim.evidence, overclaim.unless, overclaim.penalty) == (
        "exactly-once",
        ("exactly once",),
        ("within Kafka",),
        2,
    )


def test_pack_without_wording(tmp_path: Path) -> None:
    """If a pack has neither lexicon nor overclaims, then its wording is empty."""
    folder = write_pack(tmp_path / "demo", DEMO_PACK)

    with closing(open_pack(folder, tmp_path / "cache")) as index:
        assert index.wording() == NO_WORDING


def test_question_and_wording_are_enough_to_score(tmp_path: Path) -> None:
    """If a question and the wording are taken from a compiled pack, then a typed answer can be scored."""
    folder = write_pack(tmp_path / "full", {name: text_of(name) for name in FULL_PACK})

    with closing(open_pack(folder, tmp_path / "cache")) as index:
        score = grade(
            index.question("charge-once"), Response(text="We send the event id."), {}, index.wording()
        )

    assert (score.points, score.max_points) == (4, 6)
