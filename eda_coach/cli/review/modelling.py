"""The model of a design, shown or written as a design.yaml to complete."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eda_coach.cli.lines import Line, Style, wrap
from eda_coach.cli.review.colours import rendered, wants_colours
from eda_coach.cli.review.request import ReviewFormat, ReviewRequest
from eda_coach.cli.world.documents import deliver
from eda_coach.cli.world.streams import is_unicode, terminal_width
from eda_coach.errors import UsageError
from eda_coach.reports.review.telling import place
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge
from eda_coach.review.model.element import Element
from eda_coach.review.model.message import Message
from eda_coach.review.outcome.remark import Review
from eda_coach.review.rules.verdict import Verdict


def show_model(review: Review, request: ReviewRequest) -> int:
    """Print what was understood; the exit code."""
    output = request.outputs[0]
    if output.format is ReviewFormat.JSON:
        from eda_coach.reports.review.model_json import model_json

        on_screen = output.path in (None, "-")
        text = model_json(review.design, ascii_only=on_screen and not is_unicode(sys.stdout))
    else:
        lines = model_lines(review.design, terminal_width())
        text = rendered(lines, coloured=output.path is None and wants_colours(plain=request.plain))
    deliver(text, output.path)
    return 0


def write_design(review: Review, path: str) -> int:
    """Write the model as design.yaml, open questions in it as comments; the exit code."""
    from eda_coach.review.readers.own.writing import design_yaml

    if path != "-" and Path(path).is_file():
        raise UsageError(
            f"{path} is there already.", hint="What was written in it would be lost: name another file."
        )
    deliver(design_yaml(review.design, open_questions(review)), path)
    return 0


def open_questions(review: Review) -> dict[tuple[str, Aspect], str]:
    """Questions that are open, by the element they are about (empty for the whole design) and the aspect."""
    questions = dict[tuple[str, Aspect], str]()
    for remark in review.of_verdict(Verdict.NOT_STATED):
        about = [one for one in remark.elements if one in review.design.elements] or [""]
        for element in about:
            for aspect in remark.card.aspects[:1]:
                questions.setdefault((element, aspect), remark.message)
    return questions


def model_lines(design: Design, width: int) -> Iterator[Line]:
    """Render a model: parts, what passes between them, messages, flows, what prose says."""
    yield from _heading(design.name or "Design", width)
    for document in design.documents:
        words = f"{'standard input' if document.name == '-' else document.name}: {document.format}"
        yield from _wrapped(f"{words} {document.version}".rstrip(), width)
    yield from _elements(design, width)
    edges = Counter((edge.source, edge.target, edge.kind, edge.label) for edge in design.edges)
    if edges:
        yield from _heading("Edges", width)
    for edge in {(edge.source, edge.target, edge.kind, edge.label): edge for edge in design.edges}.values():
        yield from _wrapped(_edge_words(edge, edges[edge.source, edge.target, edge.kind, edge.label]), width)
    if design.messages:
        yield from _heading("Messages", width)
    for message in design.messages.values():
        yield from _wrapped(_message_words(message), width)
    yield from _flows(design, width)
    yield from _facts(design, width)
    if design.unread:
        yield from _heading("Not read", width)
    for one in design.unread:
        yield from _wrapped(f"{place(one.evidence)}: {one.why}", width)


def _elements(design: Design, width: int) -> Iterator[Line]:
    if design.elements:
        yield from _heading("Elements", width)
    for element in design.elements.values():
        yield from _wrapped(_element_words(element), width)


def _element_words(element: Element) -> str:
    words = [f"{element.id}: {element.kind}"]
    words += [f'"{element.name}"'] if element.name != element.id else []
    words += [element.technology] if element.technology else []
    words += _values(element)
    return f"{', '.join(words)} ({place(element.evidence[0])})"


def _edge_words(edge: Edge, times: int) -> str:
    words = [f"{edge.source} -{edge.kind}-> {edge.target}"]
    words += [f'"{edge.label}"'] if edge.label else []
    words += [f"carries {', '.join(edge.messages)}"] if edge.messages else []
    words += ["direction unsure"] if not edge.is_certain else []
    words += [f"{times} times"] if times > 1 else []
    return f"{', '.join([*words, *_values(edge)])} ({place(edge.evidence[0])})"


def _message_words(message: Message) -> str:
    fields = ", ".join(one.name for one in message.fields)
    words = [f"{message.id}: {message.kind}"] + ([f"fields {fields}"] if fields else [])
    return f"{', '.join([*words, *_values(message)])} ({place(message.evidence[0])})"


def _values(part: Element | Edge | Message) -> list[str]:
    return [f"{aspect} {value.text or value.known}" for aspect, value in part.value_by_aspect.items()]


def _flows(design: Design, width: int) -> Iterator[Line]:
    for number, flow in enumerate(design.flows, start=1):
        yield from _heading(f"Flow {number}{f': {flow.name}' if flow.name else ''}", width)
        depth = dict[int, int]()
        for step in flow.steps:
            depth[step.number] = 0 if step.inside is None else depth[step.inside] + 1
            words = f"{step.edge.source} -{step.edge.kind}-> {step.edge.target}: {step.edge.label}"
            indent = "  " * (1 + min(depth[step.number], 8))
            yield from ((Style.PLAIN, line) for line in wrap(words, width, first=indent))


def _facts(design: Design, width: int) -> Iterator[Line]:
    if design.facts:
        yield from _heading("In prose", width)
    for fact in design.facts:
        about = f" of {', '.join(fact.elements)}" if fact.elements else ""
        words = f'{fact.aspect} {fact.stand}{about}: "{fact.evidence.quote}" ({place(fact.evidence)})'
        yield from _wrapped(words, width)


def _heading(words: str, width: int) -> Iterator[Line]:
    yield Style.PLAIN, ""
    yield from ((Style.STRONG, line) for line in wrap(words, width))


def _wrapped(words: str, width: int) -> Iterator[Line]:
    return ((Style.PLAIN, line) for line in wrap(words, width, first="  ", rest="    "))
