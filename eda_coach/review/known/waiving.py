"""What does not count: ignored in the documents, accepted in the settings, known in a baseline."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import translate

from eda_coach.language.nearest import nearest
from eda_coach.review.known.baseline import entry_of
from eda_coach.review.known.ignores import MOST_IGNORES, Ignore
from eda_coach.review.outcome.remark import Knowing, Remark, Review, Waiver
from eda_coach.review.rules.verdict import Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """A risk that somebody answers for.

    Attributes:
        pattern: Id of a finding; ``*`` stands for any characters.
        until: The last day on which it holds; None for ever.
        place: Where it stands, as ``file``.
    """

    pattern: str
    reason: str
    by: str = ""
    until: date | None = None
    place: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """All that is known of findings beforehand."""

    ignores: Sequence[Ignore] = ()
    accepted: Sequence[Accepted] = ()
    baseline: frozenset[str] = frozenset()


def waive(review: Review, known: Known, *, today: date) -> Review:
    """Mark what does not count, and tell what of the known fits nothing any more."""
    used = set[int]()
    waivers = _Waivers(known, today=today)
    remarks = [waivers.put_on(remark, used) for remark in review.remarks]
    notices = (
        *_ignore_notices(known.ignores, review.verdict_by_rule, used),
        *_accepted_notices(known.accepted, today, used),
    )
    return replace(review, remarks=tuple(remarks), notices=(*review.notices, *notices))


class _Waivers:
    """What is known, at hand by the ids of rules and findings.

    Args:
        known: Of findings.
        today: Accepted risks that ended before no longer hold.
    """

    def __init__(self, known: Known, *, today: date) -> None:
        self._baseline = known.baseline
        self._ignores = dict[str, list[Ignore]]()
        for ignore in known.ignores:
            for id_ in dict.fromkeys(ignore.rules if ignore.reason else ()):
                self._ignores.setdefault(id_, []).append(ignore)
        self._accepted = [
            (re.compile(translate(one.pattern)), one) for one in known.accepted if not _is_over(one, today)
        ]

    def put_on(self, remark: Remark, used: set[int]) -> Remark:
        """The remark, with its waiver if there is one; what covers it is noted as used."""
        if remark.verdict is Verdict.OK:
            return remark
        waivers = [*self._by_ignores(remark, used), *self._by_acceptance(remark, used)]
        if not waivers and remark.verdict is Verdict.FINDING and entry_of(remark) in self._baseline:
            waivers = [Waiver(knowing=Knowing.BASELINE)]
        return replace(remark, waiver=waivers[0] if waivers else None)

    def _by_ignores(self, remark: Remark, used: set[int]) -> Iterable[Waiver]:
        named = [*self._ignores.get(remark.rule, ()), *self._ignores.get(remark.id, ())]
        for ignore in sorted(named, key=lambda one: one.line):
            if _is_covered(remark, ignore):
                used.add(id(ignore))
                yield Waiver(knowing=Knowing.IGNORED, reason=ignore.reason, place=ignore.place)

    def _by_acceptance(self, remark: Remark, used: set[int]) -> Iterable[Waiver]:
        for pattern, one in self._accepted:
            if pattern.match(remark.id):
                used.add(id(one))
                yield Waiver(
                    knowing=Knowing.ACCEPTED,
                    reason=one.reason,
                    by=one.by,
                    until=one.until.isoformat() if one.until else "",
                    place=one.place,
                )


def _is_covered(remark: Remark, ignore: Ignore) -> bool:
    return any(one.file == ignore.file and one.line in ignore.covers for one in remark.evidence[:1])


def _is_over(accepted: Accepted, today: date) -> bool:
    return accepted.until is not None and accepted.until < today


def _ignore_notices(
    ignores: Iterable[Ignore], verdicts: Mapping[str, Verdict], used: set[int]
) -> Iterable[str]:
    for ignore in ignores:
        unknown = [rule for rule in ignore.rules if rule.split("@")[0] not in verdicts]
        if ignore.is_beyond:
            yield (
                f"{ignore.place}: only the first {MOST_IGNORES:,} ignores of a document hold, "
                "not this one and those behind it."
            )
        elif not ignore.rules:
            yield f"{ignore.place}: this ignore names no rule; write `eda-coach: ignore SYN001 -- reason`."
        elif unknown:
            close = nearest(unknown[0].split("@")[0], verdicts)
            meant = f"; perhaps {close}" if close else ""
            yield f"{ignore.place}: {unknown[0]} is no rule that is asked here{meant}."
        elif not ignore.reason:
            yield f"{ignore.place}: this ignore gives no reason and does not hold; add ` -- reason`."
        elif id(ignore) not in used:
            rules = ", ".join(ignore.rules)
            yield f"{ignore.place}: this ignore of {rules} fits nothing any more; delete it."


def _accepted_notices(accepted: Iterable[Accepted], today: date, used: set[int]) -> Iterable[str]:
    for one in accepted:
        if _is_over(one, today):
            yield f"{one.place}: the acceptance of {one.pattern} ended on {one.until}; decide anew."
        elif id(one) not in used:
            yield f"{one.place}: the accepted {one.pattern} fits nothing any more; delete it."
