"""What a design review costs, and that it grows in proportion to the design."""

import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.timing import call, in_turn, process, program, rows, show
from eda_coach.content.questions.question import Level
from eda_coach.review.catalogue.card import Profile
from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.readers.source import Source
from eda_coach.review.reading import read_design
from eda_coach.review.reviewing import review_design

# A page of prose has about 500 words; a twentieth of the large things is the small one.
_PAGES, _ELEMENTS, _LESS = 100, 2_000, 20
_PARAGRAPH = """
The order service publishes OrderPlaced to the orders topic after the order is stored, through an outbox
table. Billing consumes it, charges the card and remembers the id of the event, so that a second delivery
changes nothing. A message that fails five times goes to the dead-letter queue; an alert fires when its oldest
message is older than ten minutes. Calls to the payment provider time out after two seconds and are retried
twice with backoff and jitter. Without an idempotency key a retried charge would be charged twice. The stock
service is not yet part of the first phase.
"""


def main(scratch: Path, *, rounds: int) -> None:
    """Time reviews of a small and a large text, a small and a large model, and a whole process."""
    scratch.mkdir(parents=True, exist_ok=True)
    _show_growth("A text in Markdown, read and reviewed", "pages", _PAGES, _text, rounds)
    _show_growth("A sequence diagram, read and reviewed", "elements", _ELEMENTS, _diagram, rounds)
    _show_process(scratch, rounds)


def _show_growth(title: str, unit: str, size: int, make: Callable[[int], str], rounds: int) -> None:
    small = size // _LESS
    names = {f"{small} {unit}": make(small), f"{size:,} {unit}": make(size)}
    timed = {name: call(partial(_review, text)) for name, text in names.items()}
    medians = in_turn(timed, rounds=max(3, rounds // 3))
    # In proportion means as many times as it is larger, and some room.
    targets = {f"{size:,} {unit}": _LESS * 1.5}
    show(f"{title} ({_LESS} times as large)", rows(medians, yardstick=f"{small} {unit}", targets=targets))


def _show_process(scratch: Path, rounds: int) -> None:
    design = scratch / "design.md"
    design.write_text(f"# Orders\n\n{_text(1)}\n```mermaid\n{_diagram(6)}```\n", encoding="utf-8")
    home = scratch / "home"
    timed = {
        "empty Python": process([sys.executable, "-c", "pass"], home),
        "`review design.md`": process(program("review", str(design), "--fail-on", "never"), home),
    }
    medians = in_turn(timed, rounds=rounds)
    show("A whole process", rows(medians, yardstick="empty Python", targets={}))


def _review(text: str) -> None:
    catalogue = bundled_catalogue()
    design = read_design([Source(name="design.md", text=text)], vocabulary=catalogue.vocabulary)
    review_design(design, catalogue, profile=Profile.INTERVIEW, level=Level.SENIOR)


def _text(pages: int) -> str:
    paragraphs = max(1, round(pages * 500 / len(_PARAGRAPH.split())))
    return "\n".join(f"## Part {number}\n{_PARAGRAPH}" for number in range(paragraphs))


def _diagram(elements: int) -> str:
    rng = random.Random(7)  # noqa: S311 - a design is no secret
    services = [f"Service{number}" for number in range(elements - 2)]
    lines = ["sequenceDiagram", "actor User", "participant Broker as Message Broker"]
    lines += [f"participant {name}" for name in services]
    for name in services:
        lines.append(f"User->>{name}: GET /things")
        if rng.random() < 0.5:  # half of them publish
            lines.append(f"{name}->>Broker: publish {name}Changed")
            lines.append(f"Broker-->>{rng.choice(services)}: {name}Changed")
        lines.append(f"{name}-->>User: 200 OK")
    return "\n".join(lines) + "\n"
