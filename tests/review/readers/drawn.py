"""Sequence diagrams as tests write and compare them."""

from textwrap import dedent

from eda_coach.review.model.flow import Flow, Step
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.sequence.mermaid import read_mermaid_sequence
from eda_coach.review.readers.sequence.plantuml import read_plantuml
from eda_coach.review.readers.source import Source, look_nowhere
from tests.review.readers.wordings import bundled_names


def mermaid(lines: str) -> Part:
    """What the lines of a sequence diagram say, without its first."""
    text = "sequenceDiagram\n" + dedent(lines).strip("\n")
    return read_mermaid_sequence(
        Source(name="a.mmd", text=text), vocabulary=bundled_names(), lookup=look_nowhere
    )


def plantuml(lines: str) -> Part:
    """What the lines of a diagram say, without its first and last."""
    text = f"@startuml\n{dedent(lines).strip()}\n@enduml\n"
    return read_plantuml_text(text)


def read_plantuml_text(text: str) -> Part:
    """What a file of PlantUML says."""
    return read_plantuml(Source(name="a.puml", text=text), vocabulary=bundled_names(), lookup=look_nowhere)


def steps_of(part: Part) -> list[str]:
    """The steps of the only flow, as ``source kind target``."""
    return [_told(step) for step in flow_of(part).steps]


def flow_of(part: Part) -> Flow:
    """The only flow."""
    (flow,) = part.flows
    return flow


def _told(step: Step) -> str:
    return f"{step.edge.source} {step.edge.kind.value} {step.edge.target}"
