"""When a flip is put."""

import pytest

from eda_coach.interview.transcript import ProbeKind
from tests.interview.builders import ABROAD, ONCE, make_flip, make_interviewer, make_probe, make_turn
from tests.interview.situations import ALL, all_probes, kinds, probe_after


def test_flip_is_last() -> None:
    """If more probes follow, then no flip is put; if it is the last one, then a flip is, with its change."""
    before = make_turn("", probe=make_probe("ack", ProbeKind.WEAKEST))

    probe = probe_after("", before, is_last=True)

    assert ProbeKind.FLIP not in kinds(all_probes(""))
    assert probe is not None
    assert (probe.kind, probe.subject) == (ProbeKind.FLIP, "flip-abroad")
    assert (probe.change, probe.quote) == ("Half of all customers now live far away: abroad.", "")


def test_overclaim_before_the_flip() -> None:
    """If an overclaim is still unasked, then it goes before the flip."""
    before = make_turn(ONCE, probe=make_probe("ack", ProbeKind.WEAKEST))

    probe = probe_after("", before, is_last=True)

    assert probe is not None
    assert probe.kind is ProbeKind.OVERCLAIM


def test_nothing_left_but_the_flip() -> None:
    """If everything is said, then the flip alone is put."""
    probe = probe_after(ALL, is_last=True)

    assert probe is not None
    assert probe.kind is ProbeKind.FLIP


def test_nothing_left() -> None:
    """If everything is said and there is no flip, then there is no probe."""
    assert probe_after(ALL, is_last=True, interviewer=make_interviewer(flips=())) is None


def test_earlier_flip_comes_last() -> None:
    """If a flip was put in an earlier sitting, then it comes only if there is no other."""
    both = make_interviewer(flips=(make_flip(), make_flip("offline")))
    before = frozenset({"flip/flip-abroad"})

    found = [
        probe_after(ALL, is_last=True, interviewer=one, before=before) for one in (both, make_interviewer())
    ]

    assert [probe.subject for probe in found if probe] == ["flip-offline", "flip-abroad"]


def test_nothing_else_left() -> None:
    """If nothing else is left to ask and no later phase has probes, then the flip is put, however early."""
    probe, waiting = (probe_after(ALL, closes=closes) for closes in (True, False))

    assert probe is not None
    assert probe.kind is ProbeKind.FLIP
    assert waiting is None


def test_after_everything_else() -> None:
    """If there is time for everything and no later phase has probes, then one flip comes, behind the rest."""
    interviewer = make_interviewer(flips=(make_flip(), make_flip("offline")))

    found = kinds(all_probes(ONCE, closes=True, interviewer=interviewer))

    assert set(found) == set(ProbeKind)
    assert found.index(ProbeKind.FLIP) == len(found) - 1


@pytest.mark.parametrize("answer", ["", ABROAD, ONCE])
@pytest.mark.parametrize("is_last", [True, False])
def test_nothing_follows(answer: str, *, is_last: bool) -> None:
    """If a flip was put, then it closes the probes: nothing follows, not even for an overclaim made in it."""
    interviewer = make_interviewer(flips=(make_flip(), make_flip("offline")))
    put = make_turn(answer, probe=make_probe("flip-abroad", ProbeKind.FLIP, dimension="data"))

    assert probe_after("", put, is_last=is_last, closes=True, interviewer=interviewer) is None


def test_not_as_the_only_probe() -> None:
    """If the last probe is also the first and something is open, then that is asked, not the flip."""
    probe = probe_after("", is_last=True)

    assert probe is not None
    assert probe.kind is ProbeKind.MUST_HAVE
