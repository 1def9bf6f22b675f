"""A baseline: the findings a design had when somebody decided to live with them for now. It only shrinks."""

import json
import posixpath
import re
from collections.abc import Iterable

from eda_coach.errors import UsageError
from eda_coach.review.outcome.remark import Knowing, Remark, Review
from eda_coach.review.rules.verdict import Verdict

_VERSION = 1
# Names of files may hold what UTF-8 cannot write.
_HALVES = re.compile("[\ud800-\udfff]")


def read_baseline(text: str, name: str) -> frozenset[str]:
    """Entries of a baseline, each as :func:`entry_of` makes it.

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
        raise UsageError(f"{name} is no baseline: `findings` is no list of texts.", hint=hint)
    return frozenset(findings)


def baseline_text(findings: Iterable[str]) -> str:
    """A baseline as its file's text."""
    text = json.dumps({"version": _VERSION, "findings": sorted(findings)}, indent=2, ensure_ascii=False)
    return _HALVES.sub(lambda half: f"\\u{ord(half.group()):04x}", text) + "\n"


def entry_of(remark: Remark) -> str:
    """A finding in a baseline: its document and its id, as in ``docs/design.md: SYN001@orders``."""
    file = remark.evidence[0].file if remark.evidence else ""
    return f"{_plain(file)}: {remark.id}"


def to_write(review: Review) -> frozenset[str]:
    """Entries of a new baseline: every finding that counts or stands in the old one."""
    kept = (
        remark for remark in review.waived() if remark.waiver and remark.waiver.knowing is Knowing.BASELINE
    )
    return frozenset(entry_of(remark) for remark in (*review.findings(), *kept))


def shrunk(baseline: frozenset[str], review: Review) -> frozenset[str]:
    """The baseline without what the review no longer finds.

    Of rules that were not asked and of documents that were not reviewed everything stays.
    """
    still = {entry_of(remark) for remark in review.remarks if remark.verdict is Verdict.FINDING}
    reviewed = {_plain(document.name) for document in review.design.documents}
    return frozenset(one for one in baseline if one in still or not _is_about(one, reviewed, review))


def _is_about(entry: str, reviewed: set[str], review: Review) -> bool:
    file, _, id_ = entry.rpartition(": ")
    return file in reviewed and id_.split("@")[0] in review.verdict_by_rule


def _plain(file: str) -> str:
    """A name without what does not count: ``./a.md`` and ``a.md`` are one file."""
    return posixpath.normpath(file.replace("\\", "/")) if file else ""
