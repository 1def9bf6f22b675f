"""A baseline: the findings a design had when somebody decided to live with them for now. It only shrinks."""

import json
import re
from collections.abc import Iterable

from eda_coach.errors import UsageError
from eda_coach.review.outcome.remark import Knowing, Review

_VERSION = 1
# Names of files may hold what UTF-8 cannot write.
_HALVES = re.compile("[\ud800-\udfff]")


def read_baseline(text: str, name: str) -> frozenset[str]:
    """Ids of the findings in a baseline.

    Raises:
        UsageError: It is no baseline, or one of a newer program.
    """
    hint = "Write it anew with `eda-coach review ... --write-baseline`."
    try:
        plain = json.loads(text)
        version, findings = plain["version"], plain["findings"]
    except (ValueError, RecursionError, TypeError, KeyError) as error:
        raise UsageError(f"{name} is no baseline.", hint=hint) from error
    if version != _VERSION:
        raise UsageError(
            f"{name} is a baseline of version {version!s:.20}; this program reads {_VERSION}.", hint=hint
        )
    if not isinstance(findings, list) or not all(isinstance(one, str) for one in findings):
        raise UsageError(f"{name} is no baseline: `findings` is no list of ids.", hint=hint)
    return frozenset(findings)


def baseline_text(findings: Iterable[str]) -> str:
    """A baseline as its file's text."""
    text = json.dumps({"version": _VERSION, "findings": sorted(findings)}, indent=2, ensure_ascii=False)
    return _HALVES.sub(lambda half: f"\\u{ord(half.group()):04x}", text) + "\n"


def to_write(review: Review) -> frozenset[str]:
    """Ids that a new baseline holds: of every finding that counts or stands in the old one."""
    kept = (
        remark for remark in review.waived() if remark.waiver and remark.waiver.knowing is Knowing.BASELINE
    )
    return frozenset(remark.id for remark in (*review.findings(), *kept))


def shrunk(baseline: frozenset[str], review: Review) -> frozenset[str]:
    """The baseline without what the review no longer finds; of rules that were not asked everything stays."""
    still = {remark.id for remark in review.remarks if remark.verdict.value == "finding"}
    return frozenset(
        one for one in baseline if one in still or one.split("@")[0] not in review.verdict_by_rule
    )
