"""Sequence diagrams of Mermaid: what may be written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.design import Format
from eda_coach.review.model.element import ChannelKind, ElementKind
from eda_coach.review.model.flow import BlockKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known
from eda_coach.review.readers.mermaid import read_mermaid
from eda_coach.review.readers.sequence.mermaid import read_mermaid_sequence
from eda_coach.review.readers.source import Source, look_nowhere
from tests.review.readers.drawn import flow_of, mermaid, steps_of
from tests.review.readers.wordings import bundled_names


@pytest.mark.parametrize(
    "arrow",
    ["->", "-->", "->>", "-->>", "-x", "--x", "-)", "--)", "<<->>", "<<-->>", "->>+", "-->>-", "->>()"],
)
def test_every_arrow_is_read(arrow: str) -> None:
    """If an arrow has any of Mermaid's heads, then it is a step and nothing is left unread."""
    part = mermaid(f"Order Service{arrow}Billing Service: POST /bills")

    assert steps_of(part) == ["order-service call billing-service"]
    assert part.unread == []


def test_participants_have_names_and_kinds() -> None:
    """If participants have aliases, types and boxes, then names and kinds are those that are meant."""
    part = mermaid("""
        actor U as Shopper
        participant A as Order<br/>Service
        box Aqua Kafka
        participant placed
        end
        participant S@{ "type": "database" } as Ledger
        participant L as "Audit Log Service"
        participant Q@{ "type" : "queue", "alias": "mails" }
        create participant Long Name Service
        U->>A: POST /orders
    """)

    assert {one.name: one.kind for one in part.elements.values()} == {
        "Shopper": ElementKind.ACTOR,
        "Order Service": ElementKind.SERVICE,
        "placed": ElementKind.CHANNEL,
        "Ledger": ElementKind.STORE,
        "Audit Log Service": ElementKind.SERVICE,
        "mails": ElementKind.CHANNEL,
        "Long Name Service": ElementKind.SERVICE,
    }
    assert part.elements["mails"].channel_kind is ChannelKind.QUEUE
    assert part.weak_kinds == set()


def test_a_kind_that_nothing_tells_is_a_guess() -> None:
    """If neither a keyword nor the name tells a kind, then it is a service, as a guess."""
    part = mermaid("participant Checkout\nUser->>Checkout: pay\nCheckout->>Billing Service: POST /bills")

    assert part.elements["checkout"].kind is ElementKind.SERVICE
    assert part.weak_kinds == {"checkout"}


def test_a_participant_declared_twice_is_one() -> None:
    """If a participant is declared twice, then it is one element."""
    part = mermaid(
        "participant Broker\nparticipant Order Service\nparticipant Broker\nOrder Service->>Broker: x"
    )

    assert list(part.elements) == ["broker", "order-service"]


def test_keywords_are_whole_words() -> None:
    """If names of participants begin like keywords, then they are names."""
    part = mermaid("""
        participant Parser Service
        participant Altair Service
        participant Looper Service
        participant Ender Service
        Parser Service->>Altair Service: GET /x
        Looper Service->>Ender Service: GET /y
    """)

    assert steps_of(part) == ["parser-service call altair-service", "looper-service call ender-service"]
    assert flow_of(part).steps[0].blocks == ()
    assert part.unread == []


def test_a_declared_name_may_be_a_keyword() -> None:
    """If a participant is named like a keyword with more words, then its arrows are arrows."""
    part = mermaid("participant Box Service\nBox Service->>Mail Service: POST /mails")

    assert steps_of(part) == ["box-service call mail-service"]


def test_names_may_have_hyphens_and_labels_anything() -> None:
    """If names have hyphens and labels have colons, arrows and semicolons, then both are whole."""
    part = mermaid("order-service->>billing-service: PUT /a/{id}: x->>y; charset=utf-8")

    (step,) = flow_of(part).steps
    assert (step.edge.source, step.edge.target) == ("order-service", "billing-service")
    assert step.edge.label == "PUT /a/{id}: x->>y; charset=utf-8"


def test_a_semicolon_parts_statements() -> None:
    """If several statements stand in one line, then each is read."""
    part = mermaid("participant Order Service; Order Service->>Bank: POST /x; Bank-->>Order Service: 200;")

    assert steps_of(part) == ["order-service call bank", "bank reply order-service"]


def test_what_says_nothing_is_passed_over() -> None:
    """If a diagram has a head, settings, comments, links and activations, then nothing is unread."""
    text = """---
title: Orders
config:
  theme: dark
---
%%{init: {
  'theme': 'base'
}}%%
%% a comment
sequenceDiagram
    autonumber 10
    accTitle: all orders
    accDescr {
      in several lines
    }
    links Order Service: {"Board": "https://board.example"}
    activate Order Service
    Order Service->>Bank: POST /x
    deactivate Order Service
    destroy Bank"""
    part = read_mermaid_sequence(Source(name="a", text=text), vocabulary=bundled_names(), lookup=look_nowhere)

    assert part.unread == []
    assert flow_of(part).name == "Orders"
    assert (
        flow_of(part).steps[0].edge.evidence[0].line
        == text.split("\n").index("    Order Service->>Bank: POST /x") + 1
    )
    assert part.document.format is Format.MERMAID


def test_frames_stand_around_steps() -> None:
    """If frames nest and branch, then each step has its frames, the outermost first."""
    part = mermaid("""
        loop every minute
        alt paid
        A->>B: one
        else not paid
        A->>B: two
        end
        end
        par mail
        A->>B: three
        and push
        A->>B: four
        end
        rect rgb(0, 0, 255)
        A->>B: five
        end
        A->>B: six
    """)

    told = [
        [(block.number, block.kind, block.branch, block.label) for block in step.blocks]
        for step in flow_of(part).steps
    ]
    loop = (0, BlockKind.LOOP, 0, "every minute")
    assert told == [
        [loop, (1, BlockKind.ALTERNATIVE, 0, "paid")],
        [loop, (1, BlockKind.ALTERNATIVE, 1, "not paid")],
        [(2, BlockKind.PARALLEL, 0, "mail")],
        [(2, BlockKind.PARALLEL, 1, "push")],
        [(3, BlockKind.GROUP, 0, "")],
        [],
    ]


def test_lines_that_are_not_understood_are_told() -> None:
    """If lines are no statements, then each is told with its line, and the rest is read."""
    part = mermaid("""
        Order Service->>Bank: POST /x
        participant
        create
        what is this
        Note beside Bank: x
        end
        Bank-->>Order Service: 200
    """)

    assert [(one.kind, one.evidence.line, one.evidence.quote) for one in part.unread] == [
        (UnreadKind.LINE, 3, "participant"),
        (UnreadKind.LINE, 4, "create"),
        (UnreadKind.LINE, 5, "what is this"),
        (UnreadKind.LINE, 6, "Note beside Bank: x"),
        (UnreadKind.LINE, 7, "end"),
    ]
    assert len(flow_of(part).steps) == 2


def test_words_at_elements_and_arrows_declare() -> None:
    """If labels, notes and frames speak of an aspect, then the edge or the element says so."""
    part = mermaid("""
        Order Service->>Bank: POST /pay, timeout 2s
        Note over Order Service: uses an outbox<br/>and a correlation id
        loop 3 retries
        Order Service->>Stock Service: PUT /stock
        end
        alt timeout
        Order Service->>Order Service: cancel
        end
    """)

    first, second, third = flow_of(part).steps
    (timeout,) = first.edge.value_by_aspect.values()
    assert (timeout.known, timeout.text, timeout.evidence[0].line) == (Known.YES, "2s", 2)
    assert [aspect.value for aspect in second.edge.value_by_aspect] == ["retry"]
    assert [value.evidence[0].line for value in second.edge.value_by_aspect.values()] == [4]
    assert dict(third.edge.value_by_aspect) == {}
    assert {aspect.value for aspect in part.elements["order-service"].value_by_aspect} == {
        "outbox",
        "correlation",
        "timeout",
    }
    assert first.note == "uses an outbox<br/>and a correlation id"


def test_a_diagram_without_arrows_has_no_flow() -> None:
    """If only participants are drawn, then there are elements and no flow."""
    part = mermaid("participant Order Service")

    assert (list(part.elements), part.flows) == (["order-service"], [])


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("sequenceDiagram\nA->>B: x", []),
        ("%% c\n%%{init: {}}%%\nsequenceDiagram\nA->>B: x", []),
        ("---\ntitle: x\n---\nsequenceDiagram\nA->>B: x", []),
        ("classDiagram\nA <|-- B", [UnreadKind.DIAGRAM]),
        ("gantt\ntitle x", [UnreadKind.DIAGRAM]),
        ("%% only\n", [UnreadKind.DIAGRAM]),
        ("", [UnreadKind.DIAGRAM]),
    ],
)
def test_the_kind_of_a_diagram_is_known(text: str, unread: list[UnreadKind]) -> None:
    """If a diagram is of a kind that is not read, then it is told as unread."""
    part = read_mermaid(Source(name="a", text=text), vocabulary=bundled_names(), lookup=look_nowhere)

    assert [one.kind for one in part.unread] == unread
    assert bool(part.flows) is not bool(unread)


@given(st.text(alphabet=st.sampled_from(list("AB ->x)(+:;%{}@\"'<br/>\n#alotend,-")), max_size=300))
def test_any_text_is_read(text: str) -> None:
    """If a diagram is any text, then it is read without a fault."""
    mermaid(text)


def test_long_lines_take_no_time() -> None:
    """If a line has twenty thousand of one sign, then it is read all the same."""
    for piece in (" ", ";", "-", ">", "(", "a.", "<br", "; x"):
        mermaid("Order Service->>Kafka: publish " + piece * 20_000 + "\n" + piece * 20_000)
