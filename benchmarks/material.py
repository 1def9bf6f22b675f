"""Packs and journals of any size, made up for measuring."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from eda_coach.cli.quiz.deck import Wish, new_session, pose_from
from eda_coach.cli.world.wiring import Wiring
from eda_coach.content.index.opening import open_pack
from eda_coach.content.index.selection import Selection
from eda_coach.content.questions.question import Level
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log.records import Record, record_event, record_session
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.deck import Standing

_TOPICS = 14
_QUESTIONS_A_FILE = 200
_ATTEMPTS_A_SESSION = 20
START = datetime(2026, 1, 1, 18, 0, tzinfo=UTC)


def write_pack(folder: Path, questions: int) -> Path:
    """Write a pack of single-choice questions, about 1.7 kB of YAML each."""
    (folder / "concepts").mkdir(parents=True)
    (folder / "questions").mkdir()
    files = max(_TOPICS, -(-questions // _QUESTIONS_A_FILE))
    topics = [f"topic-{number}" for number in range(files)]
    head = {"id": folder.name, "title": "Made up", "version": "1", "format_version": 1, "licence": "CC0-1.0"}
    listed = "".join(f"  - {{id: {topic}, title: Title of {topic}}}\n" for topic in topics)
    text = "".join(f"{key}: {value}\n" for key, value in head.items()) + f"topics:\n{listed}"
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    source = "sources:\n  - {id: source, title: A source, url: https://example.org, status: unverified}\n"
    (folder / "sources.yaml").write_text(source, encoding="utf-8")
    for number, topic in enumerate(topics):
        (folder / "concepts" / f"{topic}.yaml").write_text(_concept(topic), encoding="utf-8")
        own = range(number, questions, files)
        if own:
            body = "questions:\n" + "".join(_question(one, topic) for one in own)
            (folder / "questions" / f"{topic}.yaml").write_text(body, encoding="utf-8")
    return folder


def _concept(topic: str) -> str:
    return (
        f"concepts:\n  - id: concept-of-{topic}\n    title: Concept of {topic}\n    level: mid\n"
        f"    must_know: What one must know of {topic}.\n    misconceptions:\n"
        f"      myth-of-{topic}: What people believe of {topic}.\n    sources: [source]\n"
    )


def _question(number: int, topic: str) -> str:
    words = (
        "The consumer falls behind while the producer goes on at its own pace, and nobody is told of it. " * 2
    )
    options = "".join(
        f"      - id: option-{letter}\n        text: Option {letter} of question {number}\n"
        f"        rationale: {words}\n"
        + ("" if letter == "a" else f"        misconception: myth-of-{topic}\n")
        for letter in "abcd"
    )
    level = list(Level)[number % 4].value
    return (
        f"  - id: question-{number}\n    kind: single-choice\n    level: {level}\n"
        f"    concepts: [concept-of-{topic}]\n    sources: [source]\n    context: {words}\n"
        f"    prompt: What happens in case {number}?\n    options:\n{options}    key: option-a\n"
    )


def fill_journal(home: Path, pack: Path, attempts: int) -> None:
    """Fill the journal of a home with answered sessions over a pack, in one transaction."""
    wiring = Wiring()
    with (
        closing(open_pack(pack, home / "cache")) as index,
        closing(open_journal(home / "data" / "journal.sqlite", now=START)) as journal,
    ):
        asked_about = min(2000, index.summary["questions"])
        wish = Wish(selection=Selection(), count=asked_about, seed=1)
        session = new_session(wish, index, standing=lambda _pack: Standing(), wiring=wiring, now=START)
        posed = [pose_from(index, slot) for slot in session.deck]
        records: list[Record] = []
        for number in range(attempts):
            at = START + timedelta(minutes=number)
            if number % _ATTEMPTS_A_SESSION == 0:
                deck = session.deck[:_ATTEMPTS_A_SESSION]
                session = replace(session, id=wiring.new_id(), started_at=at)
                records.append(record_session(replace(session, deck=deck)))
            one = posed[number % len(posed)]
            response = Response(picked=(one.asked.parts[number % 3].id,))
            attempt = Attempt(
                id=wiring.new_id(),
                session_id=session.id,
                place=number % _ATTEMPTS_A_SESSION,
                at=at,
                asked=one.asked,
                response=response,
                score=grade(one.question, response, {}),
                confidence=number % 3 + 1,
                engine="benchmark",
            )
            records.append(record_event(attempt))
        journal.append_records(records)


def one_answer(folder: Path, pack: Path, home: Path) -> Path:
    """An answer file for the first question of a pack."""
    with closing(open_pack(pack, home / "cache")) as index:
        first = next(iter(index.ids_by_topic(Selection()).values()))[0]
    path = folder / "answers.json"
    path.write_text(json.dumps({first: "1"}), encoding="utf-8")
    return path


def first_records(home: Path, count: int) -> Iterator[Record]:
    """The first rows of a journal."""
    with closing(open_journal(home / "data" / "journal.sqlite", now=START)) as journal:
        for number, record in enumerate(journal.records()):
            if number >= count:
                return
            yield record


def sqlite_version() -> str:
    """Version of the SQLite library, which decides most of the durable figures."""
    return sqlite3.sqlite_version
