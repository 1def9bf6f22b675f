"""Laws of sequence diagrams: neither the language nor the names of participants change what is drawn."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.flow import Flow
from eda_coach.review.readers.part import Part, id_of
from tests.review.readers.drawn import flow_of, mermaid, plantuml

NAMES = ("User", "Api Gateway", "Order Service", "Billing Service", "Kafka", "Orders Db", "Stripe")
OTHER_NAMES = ("Customer", "Edge Gateway", "Cart Service", "Ledger Service", "Rabbitmq", "Carts Db", "Paypal")
LABELS = (
    "",
    "POST /orders",
    "publish OrderPlaced",
    "consume",
    "SELECT rows",
    "save",
    "201 Created",
    "ack",
    "details",
)
OPENINGS = ("alt ready", "opt cached", "loop every hour", "critical lock", "break on failure")


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """An arrow between two of the names, told by their places."""

    source: int
    target: int
    is_dashed: bool
    label: str


ARROWS = st.builds(
    Arrow,
    source=st.integers(0, len(NAMES) - 1),
    target=st.integers(0, len(NAMES) - 1),
    is_dashed=st.booleans(),
    label=st.sampled_from(LABELS),
)


@st.composite
def scripts(draw: st.DrawFn) -> list[Arrow | str]:
    """Arrows, and lines of frames that open and close as they should."""
    script = list[Arrow | str]()
    depth = 0
    for arrow in draw(st.lists(ARROWS, min_size=1, max_size=14)):
        move = draw(st.sampled_from(("", "", "open", "close", "else")))
        if move == "open":
            script.append(draw(st.sampled_from(OPENINGS)))
            depth += 1
        elif depth and move:
            script.append("end" if move == "close" else "else")
            depth -= move == "close"
        script.append(arrow)
    return [*script, *["end"] * depth]


def in_mermaid(script: list[Arrow | str], names: tuple[str, ...] = NAMES) -> Part:
    """What a script says, drawn in Mermaid."""
    declared = [f"participant p{number} as {name}" for number, name in enumerate(names)]
    drawn = [
        line
        if isinstance(line, str)
        else f"p{line.source}{'-->>' if line.is_dashed else '->>'}p{line.target}: {line.label}"
        for line in script
    ]
    return mermaid("\n".join([*declared, *drawn]))


def in_plantuml(script: list[Arrow | str]) -> Part:
    """What a script says, drawn in PlantUML."""
    declared = [f'participant "{name}" as p{number}' for number, name in enumerate(NAMES)]
    drawn = [
        line
        if isinstance(line, str)
        else f"p{line.source} {'-->' if line.is_dashed else '->'} p{line.target} : {line.label}"
        for line in script
    ]
    return plantuml("\n".join([*declared, *drawn]))


def without_places(flow: Flow) -> list[object]:
    """The steps without the words of their lines."""
    return [replace(step, edge=replace(step.edge, evidence=())) for step in flow.steps]


@given(scripts())
def test_both_languages_say_the_same(script: list[Arrow | str]) -> None:
    """If one diagram is drawn in Mermaid and in PlantUML, then elements, messages and steps are the same."""
    first, second = in_mermaid(script), in_plantuml(script)

    assert [(one.id, one.name, one.kind) for one in first.elements.values()] == [
        (one.id, one.name, one.kind) for one in second.elements.values()
    ]
    assert list(first.messages) == list(second.messages)
    assert without_places(flow_of(first)) == without_places(flow_of(second))
    assert first.unread == second.unread == []


@given(scripts())
def test_names_of_participants_do_not_count(script: list[Arrow | str]) -> None:
    """If participants get other names of the same kinds, then only the ids change."""
    first, second = in_mermaid(script), in_mermaid(script, OTHER_NAMES)
    new_by_old = {id_of(old): id_of(new) for old, new in zip(NAMES, OTHER_NAMES, strict=True)}

    renamed = [
        (
            new_by_old[step.edge.source],
            step.edge.kind,
            new_by_old[step.edge.target],
            step.inside,
            step.answered_at,
        )
        for step in flow_of(first).steps
    ]
    assert renamed == [
        (step.edge.source, step.edge.kind, step.edge.target, step.inside, step.answered_at)
        for step in flow_of(second).steps
    ]


@given(scripts())
def test_flows_are_sound(script: list[Arrow | str]) -> None:
    """If a flow is read, then calls stand before what happens inside them, and answers behind them."""
    part = in_mermaid(script)

    steps = flow_of(part).steps
    for step in steps:
        assert step.edge.source in part.elements
        assert step.edge.target in part.elements
        assert step.inside is None or step.inside < step.number
        if step.inside is not None and step.edge.kind is not EdgeKind.REPLY:
            assert steps[step.inside].edge.target == step.edge.source or step.edge.kind is EdgeKind.DELIVER
        if step.answered_at is not None:
            assert step.number < step.answered_at
            assert steps[step.answered_at].edge.kind is EdgeKind.REPLY
            assert steps[step.answered_at].edge.target == step.edge.source
