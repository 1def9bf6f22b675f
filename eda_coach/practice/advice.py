"""What to do next, as commands that can be typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eda_coach.grading.certainty import MOST_CONFIDENCE
from eda_coach.practice.attempt import AttemptRow

if TYPE_CHECKING:
    from eda_coach.practice.mastery import Mastery

# More are not done anyway.
ACTIONS = 3
# Below this share a topic is worth a sitting of its own.
_WEAK = 0.8
_QUIZ = "eda-coach quiz"
# So many questions fit one command and one sitting.
_MOST_NAMED = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """One thing to do, why, and the command that does it."""

    why: str
    command: str


def next_actions(
    rows: Sequence[AttemptRow],
    mastery_by_topic: "Mapping[str, Mastery]",
    *,
    titles: Mapping[str, str],
    untouched: Sequence[str] = (),
    pack_option: str = "",
) -> tuple[Action, ...]:
    """The three things to do next, the most pressing first.

    Args:
        rows: Attempts that stand, the oldest first.
        mastery_by_topic: Of topics that were asked about.
        titles: Of topics, by id.
        untouched: Topics never asked about, in the order of the pack; empty if that is not known.
        pack_option: How the pack of the last attempt is named on the command line: ``--pack NAME``, or
            empty for the bundled one.
    """
    own = [row for row in rows if row.pack == rows[-1].pack]
    topics = {row.topic for row in own}
    found = (
        *_relearn(own),
        *_weakest({id_: known for id_, known in mastery_by_topic.items() if id_ in topics}, titles),
        *_explore(untouched, titles),
        *_deepen(rows),
    )
    return tuple(_in_pack(action, pack_option) for action in found[:ACTIONS])


def _in_pack(action: Action, pack_option: str) -> Action:
    if not pack_option or not action.command.startswith(_QUIZ):
        return action
    return Action(why=action.why, command=f"{action.command} {pack_option}")


def _relearn(rows: Sequence[AttemptRow]) -> Iterator[Action]:
    """Questions whose last attempt missed points: those given with certainty, then the others."""
    last = {row.question: row for row in rows}
    missed = sorted((row for row in last.values() if not row.is_right), key=lambda row: row.number)
    sure = [row for row in missed if row.confidence == MOST_CONFIDENCE]
    if sure:
        count = "one answer" if len(sure) == 1 else f"{min(len(sure), _MOST_NAMED)} answers"
        yield Action(why=f"Put right {count} you were sure of", command=_quiz_on(sure))
    others = [row for row in missed if row.confidence != MOST_CONFIDENCE]
    if others:
        count = "the question" if len(others) == 1 else f"the {min(len(others), _MOST_NAMED)} questions"
        yield Action(why=f"Answer again {count} you missed last", command=_quiz_on(others))


def _quiz_on(rows: Sequence[AttemptRow]) -> str:
    latest = rows[-_MOST_NAMED:]
    return " ".join([_QUIZ, *(f"--question {row.question}" for row in latest)])


def _weakest(mastery_by_topic: "Mapping[str, Mastery]", titles: Mapping[str, str]) -> Iterator[Action]:
    measured = [(known.share, topic) for topic, known in mastery_by_topic.items() if known.share is not None]
    for share, topic in sorted(measured)[:2]:
        if share < _WEAK:
            yield Action(
                why=f"Work on {titles.get(topic, topic)} ({share:.0%} known)",
                command=f"{_QUIZ} --topic {topic}",
            )


def _explore(untouched: Sequence[str], titles: Mapping[str, str]) -> Iterator[Action]:
    for topic in untouched[:2]:
        yield Action(why=f"Start on {titles.get(topic, topic)}", command=f"{_QUIZ} --topic {topic}")


def _deepen(rows: Sequence[AttemptRow]) -> Iterator[Action]:
    if not any(row.confidence for row in rows):
        yield Action(
            why="See whether you are right as often as you are sure", command=f"{_QUIZ} --confidence"
        )
    yield Action(why="Keep the topics mixed", command=f"{_QUIZ} --count 10")
    yield Action(why="Read where you stand", command="eda-coach report")
    yield Action(why="Take a longer sitting", command=f"{_QUIZ} --count 20")
