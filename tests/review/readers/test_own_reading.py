"""The format design.yaml, as people write it."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Format
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ChannelKind, ElementKind
from eda_coach.review.model.flow import BlockKind
from eda_coach.review.model.message import MessageKind
from eda_coach.review.model.value import Known
from eda_coach.review.readers.own.flows import STEP_KEYS
from eda_coach.review.readers.own.reading import ELEMENT_KEYS, MESSAGE_KEYS, read_own
from eda_coach.review.readers.own.values import SYNONYMS
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.source import Source, look_nowhere
from tests.review.readers.wordings import bundled_names

SHOP = """
design: 1
name: Shop
says:
  timeout: 2 s
elements:
  customer: actor
  orders: {kind: service, name: Order Service, replicas: 1}
  order-events:
    kind: channel
    channel: topic
    dlq: orders.dlq
  orders-db: store
  billing: service
messages:
  OrderPlaced:
    kind: event
    fields: {orderId: string, total: {type: number, required: yes}}
    headers: [traceparent]
    whole: yes
    key: orderId
edges:
  - orders -> orders-db: saves the order
flows:
  - name: Place an order
    steps:
      - customer -> orders: POST /orders
        timeout: 2 s
        steps:
          - orders -> orders-db: insert
          - orders -> order-events: OrderPlaced
        reply: 202 Accepted
      - order-events -> billing: OrderPlaced
        idempotent: no
"""


def read(text: str) -> Part:
    """What a design.yaml says."""
    source = Source(name="design.yaml", text=textwrap.dedent(text).lstrip("\n"))
    return read_own(source, vocabulary=bundled_names(), lookup=look_nowhere)


def told(text: str) -> list[tuple[int, str]]:
    """Line and reason of all that could not be read."""
    return [(one.evidence.line, one.why) for one in read(text).unread]


class TestShop:
    """A design as one writes it by hand."""

    def test_all_of_it_is_read(self) -> None:
        """If a design is written as documented, then nothing is unread."""
        part = read(SHOP)

        assert not part.unread
        assert (part.title, part.document.format, part.document.version) == ("Shop", Format.DESIGN, "1")
        assert part.value_by_aspect[Aspect.TIMEOUT].text == "2 s"

    def test_elements(self) -> None:
        """If elements are listed, then each has its kind, its name and what it says."""
        elements = read(SHOP).elements

        assert [(one.id, one.kind) for one in elements.values()] == [
            ("customer", ElementKind.ACTOR),
            ("order-service", ElementKind.SERVICE),
            ("order-events", ElementKind.CHANNEL),
            ("orders-db", ElementKind.STORE),
            ("billing", ElementKind.SERVICE),
        ]
        events = elements["order-events"]
        assert (events.channel_kind, events.says(Aspect.DLQ).text) == (ChannelKind.TOPIC, "orders.dlq")
        assert events.says(Aspect.DLQ).evidence[0].line == 11
        assert elements["order-service"].says(Aspect.REPLICAS).known is Known.NO

    def test_messages(self) -> None:
        """If a message lists fields and headers, then they are read with their types."""
        message = read(SHOP).messages["order-placed"]

        assert (message.kind, message.is_whole) == (MessageKind.EVENT, True)
        assert [(one.name, one.type, one.is_header, one.is_required) for one in message.fields] == [
            ("orderId", "string", False, False),
            ("total", "number", False, True),
            ("traceparent", "", True, False),
        ]
        assert message.says(Aspect.ORDER_KEY).text == "orderId"

    def test_edges_and_steps(self) -> None:
        """If kinds are left out, then they follow from the ends; steps within a call are inside it."""
        part = read(SHOP)

        (flow,) = part.flows
        assert [
            (step.edge.kind, step.edge.sync, step.inside, step.answered_at, step.edge.messages)
            for step in flow.steps
        ] == [
            (EdgeKind.CALL, Known.YES, None, 3, ()),
            (EdgeKind.WRITE, Known.UNKNOWN, 0, None, ()),
            (EdgeKind.PUBLISH, Known.NO, 0, None, ("order-placed",)),
            (EdgeKind.REPLY, Known.NO, 0, None, ()),
            (EdgeKind.DELIVER, Known.NO, None, None, ("order-placed",)),
        ]
        assert part.edges[0].kind is EdgeKind.WRITE
        assert [edge.evidence[0].line for edge in part.edges] == [22, 26, 29, 30, 31, 32]
        assert part.edges[-1].says(Aspect.IDEMPOTENT).known is Known.NO


@pytest.mark.parametrize(
    ("written", "known", "text"),
    [
        *[(word, Known.YES, "") for word in ("yes", "Yes", "true", "on", '"yes"')],
        *[(word, Known.NO, "") for word in ("no", "NO", "false", "off", "none", "never", "0")],
        *[(word, Known.UNKNOWN, "") for word in ("unknown", "?", "", "~", "null", "tbd", "TODO")],
        ("2 s", Known.YES, "2 s"),
        ("orders.dlq", Known.YES, "orders.dlq"),
        ("[3 times, then stop]", Known.YES, "3 times, then stop"),
        ("{known: no, text: too slow}", Known.NO, "too slow"),
        ("{text: 2 s}", Known.YES, "2 s"),
    ],
)
def test_values_are_yes_no_or_what_exactly(written: str, known: Known, text: str) -> None:
    """If an aspect is answered in any spelling of yes and no, or by what exactly, then that is known."""
    value = read(f"design: 1\nelements:\n  a: {{kind: service}}\nsays:\n  retry: {written}\n").value_by_aspect

    assert (Aspect.RETRY in value) is (known is not Known.UNKNOWN)
    if known is not Known.UNKNOWN:
        assert (value[Aspect.RETRY].known, value[Aspect.RETRY].text) == (known, text)


@pytest.mark.parametrize(
    ("aspect", "written", "known"),
    [("replicas", "1", Known.NO), ("replicas", "3", Known.YES), ("partitioned", "1", Known.NO)],
)
def test_one_of_a_thing_is_none_to_spare(aspect: str, written: str, known: Known) -> None:
    """If replicas or partitions are counted, then one is a no."""
    value = read(f"design: 1\nsays: {{{aspect}: {written}}}").value_by_aspect[Aspect(aspect)]

    assert (value.known, value.text) == (known, written)


@pytest.mark.parametrize("key", ["max-deliveries", "maxDeliveries", "max_deliveries", "Max Deliveries"])
def test_keys_may_be_in_any_case(key: str) -> None:
    """If an aspect is written in another case, then it is the same."""
    assert list(read(f"design: 1\nsays:\n  {key}: 5\n").value_by_aspect) == [Aspect.MAX_DELIVERIES]


def test_no_key_is_also_an_aspect() -> None:
    """Keys of the format and names of aspects stand beside each other, so they must differ."""
    keys = {*ELEMENT_KEYS, *MESSAGE_KEYS, *STEP_KEYS}

    assert not keys & {*map(str, Aspect), *SYNONYMS}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("design: 2", 1, 'unknown version "2"'),
        ("design: 1\nelemnts: {}", 2, 'did you mean "elements"?'),
        ("design: 1\nsays: {time-out: 2 s}", 2, 'did you mean "timeout"?'),
        ("design: 1\nelements:\n  a: {kind: servce}", 3, 'did you mean "service"?'),
        ("design: 1\nelements:\n  a:\n    dlqq: yes", 4, 'did you mean "dlq"?'),
        ("design: 1\nelements:\n  a:\n    technology: [x]", 4, "a text is expected"),
        ("design: 1\nelements:\n  - kind: service", 3, "needs a name"),
        ("design: 1\nmessages:\n  - kind: event", 3, "needs a name"),
        ("design: 1\nmessages:\n  A: {fields: {x: {typ: y}}}", 3, 'did you mean "type"?'),
        ("design: 1\nmessages:\n  A: {whole: perhaps}", 3, 'unknown word "perhaps"'),
        ("design: 1\nelements: {orders: service}\nedges:\n  - order -> orders", 4, 'did you mean "orders"?'),
        ("design: 1\nedges:\n  - {from: a}", 3, '"from" and "to"'),
        ("design: 1\nedges:\n  - nonsense", 3, '"from" and "to"'),
        ("design: 1\nedges: a -> b", 2, "a list is expected"),
        (
            "design: 1\nmessages: [OrderPlaced]\nedges:\n  - {from: a, to: b, message: OrderPlacd}",
            4,
            "OrderPlaced",
        ),
        ("design: 1\nflows:\n  - name: x", 3, "without steps"),
        ("design: 1\nflows:\n  - {nam: x, steps: [a -> b]}", 3, 'did you mean "name"?'),
        ("design: 1\nflows:\n  - steps:\n    - {from: a, to: b, inside: 4}", 4, "no earlier step"),
        ("design: 1\nflows:\n  - steps:\n    - {from: a, to: b, frames: [{kind: lop}]}", 4, '"loop"'),
        (
            "design: 1\nflows:\n  - steps:\n    - {from: a, to: b, frames: [{number: x, kinds: y}]}",
            4,
            '"kind"',
        ),
        ("just a text", 1, "no mapping"),
        ("design: [", 1, "not YAML"),
    ],
)
def test_what_is_mistyped_is_told_with_what_was_meant(text: str, line: int, words: str) -> None:
    """If a word is not known, then its line is told, with the nearest known word."""
    reasons = told(text)

    assert any(found == line and words in why for found, why in reasons), reasons


def test_extensions_are_passed_over() -> None:
    """If keys begin with x-, then they are somebody else's."""
    assert not told("design: 1\nx-owner: me\nelements: {a: {kind: service, x-owner: me}}\n")


def test_a_design_may_be_flows_alone() -> None:
    """If no elements are listed, then those of the arrows are there, with the kind that their name tells."""
    part = read("design: 1\nflows:\n- steps: [User -> Order Service, order service -> Kafka]")

    assert not part.unread
    assert {one.name: one.kind for one in part.elements.values()} == {
        "User": ElementKind.ACTOR,
        "Order Service": ElementKind.SERVICE,
        "Kafka": ElementKind.BROKER,
    }
    assert [edge.kind for edge in part.edges] == [EdgeKind.CALL, EdgeKind.PUBLISH]


def test_lists_will_do_for_mappings() -> None:
    """If elements, messages and fields are lists, then they are read too."""
    part = read(
        """
        design: 1
        elements: [Kafka, {name: Order Service, kind: service}]
        messages:
          - OrderPlaced
          - {name: OrderPaid, kind: event, fields: [orderId, {total: number}]}
        edges:
          - {from: Order Service, to: kafka, messages: [OrderPlaced, OrderPaid]}
        """
    )

    assert not part.unread
    assert [one.kind for one in part.elements.values()] == [ElementKind.BROKER, ElementKind.SERVICE]
    assert [(one.name, one.type) for one in part.messages["order-paid"].fields] == [
        ("orderId", ""),
        ("total", "number"),
    ]
    assert part.edges[0].messages == ("order-placed", "order-paid")


@pytest.mark.parametrize(
    "written",
    [
        "a -> b: x y",
        "{a -> b: x y}",
        '"a -> b: x y"',
        "{from: a, to: b, label: x y}",
        "{a -> b: , label: x y}",
        "a --> b: x y",
        "a => b: x y",
        "a \u2192 b: x y",
    ],
)
def test_arrows_may_be_written_in_many_ways(written: str) -> None:
    """If an arrow is written short or long, then it is the same arrow."""
    part = read(f"design: 1\nelements: {{a: service, b: service}}\nedges:\n  - {written}\n")

    assert not part.unread
    assert [(edge.source, edge.target, edge.label) for edge in part.edges] == [("a", "b", "x y")]


def test_kinds_left_out_follow_from_the_ends() -> None:
    """If the kind of an edge is left out, then it follows from the kinds of its ends and its words."""
    part = read(
        """
        design: 1
        elements: {s: service, t: service, q: channel, k: broker, d: store}
        edges: [s -> t, s -> q, q -> s, k -> q, s -> d, s -> d: reads, s -> d: saves, d -> s]
        """.replace("s -> d: reads, s -> d: saves", '"s -> d: reads", "s -> d: saves"')
    )

    assert [edge.kind for edge in part.edges] == [
        *(EdgeKind.CALL, EdgeKind.PUBLISH, EdgeKind.DELIVER, EdgeKind.LINK),
        *(EdgeKind.LINK, EdgeKind.READ, EdgeKind.WRITE, EdgeKind.LINK),
    ]


def test_steps_may_say_where_they_belong() -> None:
    """If steps name the call around them, what they answer, frames and notes, then that is read."""
    part = read(
        """
        design: 1
        flows:
          - steps:
              - a -> b: ask
              - b -> c: look
                inside: 1
                frames: [{kind: loop, number: 2, label: until found}, {kind: alternative, branch: 1}]
                note: may take long
              - {from: b, to: a, kind: reply, inside: none, answers: 1}
              - a -> b
                
        """.replace("- a -> b\n                ", "- {a -> b: , reply: yes}")
    )

    assert not part.unread
    (flow,) = part.flows
    first, second, third, fourth, fifth = flow.steps
    assert (first.answered_at, second.inside, third.inside) == (2, 0, None)
    assert [(one.kind, one.number, one.branch, one.label) for one in second.blocks] == [
        (BlockKind.LOOP, 2, 0, "until found"),
        (BlockKind.ALTERNATIVE, 0, 1, ""),
    ]
    assert second.note == "may take long"
    assert (fourth.answered_at, fifth.edge.label, fifth.edge.kind) == (4, "", EdgeKind.REPLY)


def test_very_deep_steps_are_told() -> None:
    """If steps are nested deeper than anybody calls, then that is told."""
    steps = "a -> b"
    for _ in range(45):
        steps = f"{{a -> b: x, steps: [{steps}]}}"

    assert any("too deeply" in why for _, why in told(f"design: 1\nflows: [{{steps: [{steps}]}}]"))


@given(text=st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    """If any text is read, then there is a part."""
    assert isinstance(read(f"design: 1\n{text}"), Part)


_WORDS = st.sampled_from(["a", "b", "a -> b", "yes", "1", "service", "call", "unknown", "x" * 70])
_KEYS = st.sampled_from(
    [
        *STEP_KEYS,
        *ELEMENT_KEYS,
        *MESSAGE_KEYS,
        "design",
        "says",
        "elements",
        "edges",
        "flows",
        "timeout",
        "a -> b",
    ]
)
_TREES = st.recursive(
    st.none() | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=15,
)


@given(tree=st.dictionaries(st.sampled_from(["says", "elements", "messages", "edges", "flows"]), _TREES))
def test_no_tree_breaks_the_reader(tree: dict[str, object]) -> None:
    """If any tree is read, then each edge joins elements, and each step is later than the call around it."""
    import yaml

    part = read(yaml.safe_dump({"design": 1, **tree}))

    assert all({edge.source, edge.target} <= set(part.elements) for edge in part.edges)
    assert all(message in part.messages for edge in part.edges for message in edge.messages)
    for flow in part.flows:
        assert [step.number for step in flow.steps] == list(range(len(flow.steps)))
        assert all(step.inside is None or step.inside < step.number for step in flow.steps)
