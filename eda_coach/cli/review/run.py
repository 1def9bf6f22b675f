"""A review from its call to its exit code."""

import os
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from errno import ENOENT
from pathlib import Path

from eda_coach.cli.review.documents import write_documents
from eda_coach.cli.review.keeping import keep_review
from eda_coach.cli.review.modelling import show_model, write_design
from eda_coach.cli.review.practising import hold_review_quiz
from eda_coach.cli.review.request import ReviewRequest
from eda_coach.cli.review.sources import OpenedSources, look_up, open_sources
from eda_coach.cli.world.documents import check_writable, deliver
from eda_coach.cli.world.streams import say
from eda_coach.cli.world.wiring import Wiring, clock_of
from eda_coach.content.questions.question import Level
from eda_coach.errors import UsageError
from eda_coach.language.printable import one_line
from eda_coach.review.catalogue.card import Profile
from eda_coach.review.catalogue.catalogue import Catalogue, bundled_catalogue
from eda_coach.review.known.baseline import baseline_text, read_baseline, shrunk, to_write
from eda_coach.review.known.comparison import compare
from eda_coach.review.known.ignores import ignores_in
from eda_coach.review.known.waiving import Known, waive
from eda_coach.review.model.design import Design
from eda_coach.review.outcome.remark import Review
from eda_coach.review.reading import read_design
from eda_coach.review.reviewing import review_design
from eda_coach.review.rules.verdict import Severity, Verdict
from eda_coach.review.settings.configuration import Configuration, read_configuration
from eda_coach.review.settings.overriding import overridden

_CONFIG = "eda-coach.toml"
_BASELINE = "eda-coach-baseline.json"
# Far above what a person writes, and below what TOML takes long to read.
_MOST_SETTINGS_BYTES = 100_000
_MOST_BASELINE_BYTES = 5_000_000
_NEVER = "never"
# Longer texts may take over a second.
_LONG = 50_000


@dataclass(frozen=True, kw_only=True, slots=True)
class _Call:
    """A request with its settings and the world it is made in."""

    request: ReviewRequest
    wiring: Wiring
    now: datetime
    catalogue: Catalogue
    configuration: Configuration

    @property
    def profile(self) -> Profile:
        return self.request.profile or self.configuration.profile or Profile.INTERVIEW

    @property
    def level(self) -> Level:
        return self.request.level or self.configuration.level or Level.SENIOR

    @property
    def fail_on(self) -> str:
        return self.request.fail_on or self.configuration.fail_on or Severity.HIGH


def run_review(request: ReviewRequest, wiring: Wiring) -> int:
    """Review designs; the exit code: 1 for findings at or above ``--fail-on``.

    Raises:
        UsageError: Nothing could be opened or recognised, or the options or settings are wrong.
    """
    request.check()
    for output in request.outputs:
        check_writable(output.path)
    check_writable(request.to_design)
    configuration = _configuration(request)
    call = _Call(
        request=request,
        wiring=wiring,
        now=clock_of(wiring, request.now)(),
        catalogue=overridden(bundled_catalogue(), configuration),
        configuration=configuration,
    )
    opened = open_sources(request.files)
    _check_own_files(opened, request)
    design = _design(opened, call)
    review = review_design(design, call.catalogue, profile=call.profile, level=call.level)
    if request.shows_model:
        return show_model(review, request)
    if request.to_design is not None:
        return write_design(review, request.to_design)
    return _tell(review, opened, call)


def _check_own_files(opened: OpenedSources, request: ReviewRequest) -> None:
    """Check that no document goes over what is reviewed.

    Raises:
        UsageError: One does.
    """
    read = {os.path.realpath(one.name) for one in opened.sources if one.name != "-"}
    outputs = (*(one.path for one in request.outputs), request.to_design)
    for path in outputs:
        if path not in (None, "-") and os.path.realpath(str(path)) in read:
            raise UsageError(f"{path} is what is reviewed.", hint="Give another path to write to.")


def _tell(review: Review, opened: OpenedSources, call: _Call) -> int:
    request = call.request
    baseline = _baseline(request)
    ignores = [ignore for source in opened.sources for ignore in ignores_in(source)]
    known = Known(ignores=ignores, accepted=call.configuration.accepted, baseline=baseline.findings)
    review = waive(review, known, today=call.now.date())
    comparison = compare(_older(call), review) if request.against else None
    if request.writes_baseline:
        return _write_baseline(review, baseline.path)
    _shrink(review, baseline)
    write_documents(review, comparison, request)
    keep_review(review, wiring=call.wiring, now=call.now)
    if request.quiz is not None:
        return hold_review_quiz(review, request, call.wiring)
    return _exit_code(review, call)


def _exit_code(review: Review, call: _Call) -> int:
    if call.request.is_strict and any(True for _ in review.of_verdict(Verdict.NOT_STATED)):
        return 1
    if call.fail_on == _NEVER:
        return 0
    return int(bool(review.failing(Severity(call.fail_on))))


def _design(opened: OpenedSources, call: _Call) -> Design:
    """What was read of the named files.

    Raises:
        UsageError: Nothing of it is a design.
    """
    if sum(len(source.text) for source in opened.sources) > _LONG and sys.stderr.isatty():
        say("Reading, which takes some seconds ...")
    design = read_design(opened.sources, vocabulary=call.catalogue.vocabulary, lookup=look_up)
    design = replace(design, unread=(*opened.unread, *design.unread))
    if design.documents:
        return design
    told = [f"{_shown(one.evidence.file)}: {one.why}." for one in design.unread]
    raise UsageError(
        "\n".join((*told, "No design could be read.")),
        hint="Name Markdown, Mermaid, PlantUML, AsyncAPI, OpenAPI or compose files, or a design.yaml.",
    )


def _shown(name: str) -> str:
    return "standard input" if name == "-" else one_line(name)


def _older(call: _Call) -> Review:
    """The review of the older version, its ignores left out: they are no fix."""
    design = _design(open_sources(call.request.against), call)
    return review_design(design, call.catalogue, profile=call.profile, level=call.level)


def _configuration(request: ReviewRequest) -> Configuration:
    path = Path(request.config or _CONFIG)
    if request.config is None and not path.is_file():
        return Configuration()
    return read_configuration(_read(path, "--config", _MOST_SETTINGS_BYTES), str(path), bundled_catalogue())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Baseline:
    """A baseline and its file; None where there is none."""

    findings: frozenset[str]
    path: Path
    is_there: bool


def _baseline(request: ReviewRequest) -> _Baseline:
    path = Path(request.baseline or _BASELINE)
    if not request.uses_baseline or (
        not path.is_file() and (request.baseline is None or request.writes_baseline)
    ):
        return _Baseline(findings=frozenset(), path=path, is_there=False)
    text = _read(path, "--baseline", _MOST_BASELINE_BYTES)
    return _Baseline(findings=read_baseline(text, str(path)), path=path, is_there=True)


def _write_baseline(review: Review, path: Path) -> int:
    deliver(baseline_text(to_write(review)), str(path))
    say("From now on only what is not in it counts; what is fixed is taken out of it.")
    return 0


def _shrink(review: Review, baseline: _Baseline) -> None:
    """Take what is fixed out of the baseline; where a machine builds, only say so."""
    left = shrunk(baseline.findings, review)
    gone = len(baseline.findings) - len(left)
    if not baseline.is_there or not gone:
        return
    if os.environ.get("CI"):
        say(
            f"{gone} of the baseline {'is' if gone == 1 else 'are'} fixed; run the review once outside of CI."
        )
        return
    deliver(baseline_text(left), str(baseline.path))


def _read(path: Path, option: str, most: int) -> str:
    try:
        content = _content(path, most)
        text = content[:most].decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise UsageError(
            f"{path} cannot be read ({reason}).", hint=f"Check the path after {option}."
        ) from error
    if len(content) > most:
        raise UsageError(f"{path} is larger than {most:,} bytes.", hint=f"Check the path after {option}.")
    return text


def _content(path: Path, most: int) -> bytes:
    """The bytes of a file, up to one too many. A pipe or device might never end, and is none."""
    if path.exists() and not path.is_file():
        raise FileNotFoundError(ENOENT, "it is no file")
    with path.open("rb") as file:
        return file.read(most + 1)
