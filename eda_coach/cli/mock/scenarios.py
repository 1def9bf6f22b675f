"""Scenarios of a pack: listed, offered, and made ready for a sitting."""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from eda_coach.cli.lines import wrap
from eda_coach.cli.mock.prompters.port import Offered
from eda_coach.cli.mock.request import MockRequest
from eda_coach.cli.world.streams import is_unicode, put, put_line, terminal_width
from eda_coach.cli.world.wiring import Wiring
from eda_coach.content.header import PackHeader
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.index.selection import Selection
from eda_coach.errors import CoachError, UsageError
from eda_coach.interview.agenda import plan
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.mock.means import MockMeans
from eda_coach.interview.mock.session import MockSession
from eda_coach.interview.scorecard.card import Scorecard
from eda_coach.interview.scorecard.practising import Practisable
from eda_coach.journal.log.mocks import MockLog
from eda_coach.reports.json_text import json_text
from eda_coach.version import __version__

_FORMAT = "eda-coach-scenarios"
_HOW_TO_WRITE = "docs/authoring.md shows what they look like."


def offered(index: PackIndex, log: MockLog) -> list[Offered]:
    """The scenarios of a pack, with what came of each last.

    Raises:
        CoachError: The pack has none.
    """
    last = {card.scenario_id: card for card in log.cards(pack=index.id)}
    found = []
    for id_ in index.ids("scenario"):
        body = index.body("scenario", id_) or {}
        found.append(
            Offered(
                id=id_, title=str(body["title"]), level=str(body["level"]), last=_last_words(last.get(id_))
            )
        )
    if not found:
        raise CoachError(f"The pack {index.id} has no scenario.", hint="docs/authoring.md shows one.")
    return found


def list_scenarios(index: PackIndex, log: MockLog, *, as_json: bool) -> int:
    """Show the scenarios of a pack; the exit code."""
    found = offered(index, log)
    if as_json:
        rows = [one._asdict() for one in found]
        plain = {"format": _FORMAT, "version": 1, "pack": index.id, "scenarios": rows}
        put(json_text(plain, ascii_only=not is_unicode(sys.stdout)) + "\n")
        return 0
    for one in found:
        put_line(one.id)
        words = f"{one.title} ({one.level}{one.last and ', ' + one.last})"
        for line in wrap(words, terminal_width(), first="  "):
            put_line(line)
    return 0


def new_session(  # noqa: PLR0913 - everything a sitting is started with
    scenario_id: str,
    index: PackIndex,
    request: MockRequest,
    *,
    log: MockLog,
    wiring: Wiring,
    now: datetime,
) -> MockSession:
    """A sitting, not yet recorded.

    Raises:
        UsageError: The pack has no such scenario, or does not say how an interview goes.
    """
    interviewable(index)
    scenario = index.scenario(scenario_id)
    if not scenario.ratings:
        raise UsageError(
            f"The scenario {scenario.id} has no ratings, so no interview can be held.", hint=_HOW_TO_WRITE
        )
    earlier = log.cards(scenario=scenario.id, pack=index.id)
    return MockSession(
        id=wiring.new_id(),
        started_at=now,
        pack_id=index.id,
        pack_version=index.version,
        pack_path=index.path,
        scenario_id=scenario.id,
        title=scenario.title,
        level=request.level or scenario.level,
        minutes=request.minutes or 0.0,
        mode=request.mode,
        # A clock that was stopped by --now measures nothing; neither does one beside a file.
        is_timed=request.now is None and request.answers is None,
        before=tuple(dict.fromkeys(probe.id for card in earlier for probe in card.probes)),
    )


def interviewable(index: PackIndex) -> PackHeader:
    """What a pack says about interviews.

    Raises:
        UsageError: It does not say how one goes.
    """
    header = index.header()
    if not header.phases:
        raise UsageError(
            f"The pack {index.id} has no phases, so no interview can be held.", hint=_HOW_TO_WRITE
        )
    return header


def means_for(session: MockSession, index: PackIndex, *, wiring: Wiring) -> MockMeans:
    """What the machine needs of a pack."""
    scenario, header = index.scenario(session.scenario_id), index.header()
    pack_option = wiring.pack_option(session.pack_path)
    return MockMeans(
        interviewer=Interviewer(scenario, index.wording(), phases=header.phases),
        agenda=plan(header.phases, scenario, minutes=session.minutes or None),
        dimensions=header.dimensions,
        titles=index.titles("concept", index.ids("concept")),
        practisable=_practisable(index, pack_option),
        new_id=wiring.new_id,
        again=" ".join(filter(None, (f"eda-coach mock {scenario.id}", pack_option))),
        engine=__version__,
    )


def _practisable(index: PackIndex, pack_option: str) -> Callable[[str], Practisable | None]:
    def find(concept: str) -> Practisable | None:
        with suppress(CoachError):
            by_topic = index.ids_by_topic(Selection(concepts=(concept,)))
            count = sum(len(ids) for ids in by_topic.values())
            if count:
                title = index.titles("concept", [concept]).get(concept, concept)
                command = " ".join(filter(None, ("eda-coach quiz", f"--concept {concept}", pack_option)))
                return Practisable(title=title, questions=count, command=command)
        return None

    return find


def _last_words(card: Scorecard | None) -> str:
    if card is None:
        return ""
    mean = "not rated" if card.mean is None else f"{card.mean:.1f} of 4"
    return f"last {card.at[:10]}: {mean}, {card.outcome}"
