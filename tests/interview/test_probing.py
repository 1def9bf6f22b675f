"""Which probe comes next."""

import pytest

from eda_coach.content.header import Phase
from eda_coach.content.questions.question import Level
from eda_coach.interview.transcript import ProbeKind
from tests.interview.builders import (
    ACK,
    ALERT,
    DESIGN,
    FAILURE,
    HALF_KEY,
    KEY,
    NEW_KEY,
    NOT_ONCE,
    ONCE,
    OUTBOX,
    PHASES,
    WRAP_UP,
    make_criteria,
    make_interviewer,
    make_probe,
    make_turn,
)
from tests.interview.situations import ALL, all_probes, kinds, probe_after
from tests.typed_builders import make_criterion, make_overclaim


def test_order() -> None:
    """If there is reason for every kind, then overclaims go first, then must-haves, the weakest, flips."""
    found = kinds(all_probes(ONCE, last=True))

    assert found == sorted(found, key=list(ProbeKind).index)
    assert set(found) == set(ProbeKind)


def test_none_twice() -> None:
    """If no probe is answered, then none is put again, be it for another reason."""
    probes = all_probes(ONCE, last=True)

    assert len({probe.subject for probe in probes}) == len(probes)
    assert len({probe.asks for probe in probes}) == len(probes)


@pytest.mark.parametrize(
    ("said", "subjects"),
    [
        ("", {"key", "ack", "outbox", "alert"}),
        (KEY, {"ack", "outbox", "alert"}),
        (f"{KEY} {ACK}", {"outbox", "alert"}),
        (f"{HALF_KEY} {ACK} {OUTBOX}", {"key", "alert"}),
        (ALL, set()),
    ],
)
def test_none_that_is_answered(said: str, subjects: set[str]) -> None:
    """If something is said already, then nobody asks for it; half of it is asked for."""
    assert {probe.subject for probe in all_probes(said)} == subjects


def test_answered_by_the_answer() -> None:
    """If the answer to one probe answers another too, then the other is not put."""
    first = probe_after(f"{KEY} {OUTBOX}")
    assert first is not None

    second = probe_after(f"{KEY} {OUTBOX}", make_turn(f"{ACK} {ALERT}", probe=first))

    assert second is None


def test_overclaim_is_quoted() -> None:
    """If an overclaim is probed, then with the candidate's own sentence, and on its dimension."""
    probe = probe_after(f"{KEY} {ONCE} {ACK}")

    assert probe is not None
    assert (probe.kind, probe.subject, probe.dimension) == (ProbeKind.OVERCLAIM, "exactly-once", "failure")
    assert (probe.quote, probe.asks) == (ONCE.removesuffix("."), "Exactly once where?")


@pytest.mark.parametrize("turns", [(ONCE, NOT_ONCE), (NOT_ONCE,), ("",)])
def test_overclaim_taken_back(turns: tuple[str, ...]) -> None:
    """If an overclaim was taken back or never made, then nobody asks about it."""
    assert ProbeKind.OVERCLAIM not in kinds(all_probes(*turns))


def test_overclaims_in_their_order() -> None:
    """If several overclaims are made, then they are probed as they were made; one without a probe is not."""
    made = (
        make_overclaim(unless=[]),
        make_overclaim("total-order", evidence=["total order"], unless=[], probe="Order of what?"),
        make_overclaim("no-cost", evidence=["costs nothing"], unless=[], probe=""),
    )
    interviewer = make_interviewer(*made)

    probes = all_probes(f"Kafka costs nothing. It has a total order. {ONCE}", interviewer=interviewer)

    assert [probe.subject for probe in probes][:2] == ["total-order", "exactly-once"]
    assert "no-cost" not in {probe.subject for probe in probes}


def test_wrong_must_have_first() -> None:
    """If of two must-haves one was said wrongly, then it is asked first, with the words that say so."""
    silent = make_criterion("silent", met=["zebra"], must_have=True)
    interviewer = make_interviewer(criteria=(silent, *make_criteria()))

    probe = probe_after(NEW_KEY, interviewer=interviewer)

    assert probe is not None
    assert (probe.kind, probe.subject) == (ProbeKind.MUST_HAVE, "key")
    assert probe.quote == NEW_KEY.removesuffix(".")


def test_silence_is_not_quoted() -> None:
    """If a probe is provoked by silence, then it quotes nothing."""
    assert {probe.quote for probe in all_probes("")} == {""}


def test_weakest_dimension() -> None:
    """If one dimension lacks more than another, then it is asked about first, and then they take turns."""
    said = f"{KEY} {OUTBOX}"

    lacking_ack, lacking_data = all_probes(said), all_probes(KEY)

    assert [probe.dimension for probe in lacking_ack] == ["failure", "data"]
    assert [probe.dimension for probe in lacking_data] == ["data", "failure", "data"]


@pytest.mark.parametrize(
    ("said", "weakest", "other"),
    [(f"{KEY} {OUTBOX}", FAILURE, DESIGN), (KEY, DESIGN, FAILURE)],
)
def test_present_phase_first(said: str, weakest: Phase, other: Phase) -> None:
    """If the present phase is about one dimension, then that goes first, though another lacks more."""
    orders = (weakest, other, WRAP_UP), (other, weakest), (weakest, other)

    asked = [probe_after(said, phases=phases) for phases in orders]

    assert [(probe.dimension,) for probe in asked if probe] == [
        weakest.dimensions,
        weakest.dimensions,
        other.dimensions,
    ]


def test_present_phase_has_nothing_open() -> None:
    """If nothing is open in what the present phase is about, then the phases before it are asked about."""
    probes = all_probes(f"{OUTBOX} {ALERT} {KEY}", phases=(FAILURE, DESIGN))

    assert [probe.subject for probe in probes] == ["ack"]


@pytest.mark.parametrize(
    ("kind", "subject", "id_"),
    [
        (ProbeKind.MUST_HAVE, "key", "criterion/key"),
        (ProbeKind.WEAKEST, "key", "criterion/key"),
        (ProbeKind.OVERCLAIM, "exactly-once", "overclaim/exactly-once"),
        (ProbeKind.FLIP, "flip-abroad", "flip/flip-abroad"),
    ],
)
def test_id(kind: ProbeKind, subject: str, id_: str) -> None:
    """If a probe is put for another reason in another sitting, then it has the same id."""
    assert make_probe(subject, kind).id == id_


def test_half_before_nothing() -> None:
    """If of one dimension half of something was said and of another thing nothing, then the half is asked."""
    criteria = (
        make_criterion("half", met=["zebra"], partly=["stripes"], points=2),
        make_criterion("silent", met=["giraffe"], points=4),
    )

    probe = probe_after("There are stripes.", interviewer=make_interviewer(criteria=criteria))

    assert probe is not None
    assert (probe.subject, probe.quote) == ("half", "There are stripes")


def test_not_yet_talked_about() -> None:
    """If no phase was about a dimension yet, then nobody asks about it."""
    probes = all_probes("", phases=PHASES[:2])

    assert {probe.dimension for probe in probes} == {"data"}


def test_above_the_level() -> None:
    """If something is expected of a higher level only, then others are not asked for it."""
    criteria = (*make_criteria(), make_criterion("staff-only", met=["zebra"], level=Level.STAFF))
    interviewer = make_interviewer(criteria=criteria)

    asked = {
        level: {probe.subject for probe in all_probes("", interviewer=interviewer, level=level)}
        for level in (Level.MID, Level.STAFF)
    }

    assert asked[Level.STAFF] - asked[Level.MID] == {"staff-only"}


def test_without_a_probe() -> None:
    """If a criterion has no probe, then nobody asks for it."""
    criteria = tuple(make_criterion(id_, met=["zebra"], probe="") for id_ in ("one", "two"))

    assert probe_after("", interviewer=make_interviewer(criteria=criteria)) is None


def test_earlier_must_have_comes_last() -> None:
    """If a must-have was asked for in an earlier sitting, then fresh ones come first."""
    other = make_criterion("other", met=["zebra"], must_have=True)
    interviewer = make_interviewer(criteria=(*make_criteria(), other))

    probe = probe_after("", interviewer=interviewer, before=frozenset({"criterion/key"}))

    assert probe is not None
    assert probe.subject == "other"


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ({"criterion/ack"}, "ack"),
        ({"criterion/key"}, "key"),
    ],
)
def test_earlier_comes_last(before: set[str], subject: str) -> None:
    """If it was asked for in an earlier sitting, then the rest of its dimension comes first."""
    found = [
        probe.subject for probe in all_probes("", before=frozenset(before)) if probe.dimension == "failure"
    ]

    assert list(dict.fromkeys(found))[-1] == subject


def test_same_again() -> None:
    """If the same things were said, then the same probe comes."""
    assert all_probes(ONCE, last=True) == all_probes(ONCE, last=True)
