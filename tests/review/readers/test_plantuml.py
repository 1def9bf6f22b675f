"""Sequence diagrams of PlantUML: what may be written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.element import ChannelKind, ElementKind
from eda_coach.review.model.flow import BlockKind
from eda_coach.review.model.unread import UnreadKind
from tests.review.readers.drawn import flow_of, plantuml, read_plantuml_text, steps_of


@pytest.mark.parametrize(
    "arrow",
    [
        "->",
        "-->",
        "->>",
        "-->>",
        "-\\",
        "-/",
        "-\\\\",
        "-//",
        "->x",
        "->o",
        "-[#red]>",
        "-[#red]->",
        "<->",
        "->(10)",
    ],
)
def test_every_arrow_to_the_right_is_read(arrow: str) -> None:
    """If an arrow points to the right, then the left asks."""
    part = plantuml(f"Order {arrow} Billing : POST /bills")

    assert steps_of(part) == ["order call billing"]
    assert part.unread == []


@pytest.mark.parametrize("arrow", ["<-", "<--", "<<-", "<<--", "x<-", "o<-", "<-[#red]-", "/-", "\\\\-"])
def test_every_arrow_to_the_left_is_read(arrow: str) -> None:
    """If an arrow points to the left, then the right asks."""
    part = plantuml(f"Order {arrow} Billing : POST /bills")

    assert steps_of(part) == ["billing call order"]
    assert part.unread == []


@pytest.mark.parametrize(
    "line", ["Order->Billing:x", 'Order->"Billing":x', "& Order -> Billing : x", "{a} Order -> Billing"]
)
def test_spaces_and_anchors_do_not_count(line: str) -> None:
    """If an arrow is written close or anchored, then it is read all the same."""
    assert steps_of(plantuml(line)) == ["order call billing"]


def test_participants_have_names_and_kinds() -> None:
    """If participants have keywords, colours, orders and long names, then all are understood."""
    part = plantuml(r"""
        actor Shopper #red
        participant "Order\nService" as order <<core>> order 10 #Gold
        boundary "ML API" as api
        database Ledger
        queue "Kafka" as k
        queue mails
        collections "topic-\nplaced" as placed
        participant audit as "Audit Service"
        participant Multi [
            =Multi Service
            ----
            ""more""
        ]
        create control Handler
        Shopper -> order : POST /orders
    """)

    assert {one.name: one.kind for one in part.elements.values()} == {
        "Shopper": ElementKind.ACTOR,
        "Order Service": ElementKind.SERVICE,
        "ML API": ElementKind.SERVICE,
        "Ledger": ElementKind.STORE,
        "Kafka": ElementKind.BROKER,
        "mails": ElementKind.CHANNEL,
        "topic-placed": ElementKind.CHANNEL,
        "Audit Service": ElementKind.SERVICE,
        "Multi Service more": ElementKind.SERVICE,
        "Handler": ElementKind.SERVICE,
    }
    assert part.elements["mails"].channel_kind is ChannelKind.QUEUE
    assert part.unread == []


def test_boxes_do_not_declare_anew() -> None:
    """If a box lists participants that are declared, then their kinds and names stay."""
    part = plantuml("""
        actor "Paying bank" as payer
        box "Members" #lightGray
            participant payer
        end box
        payer -> API : POST /transfers
    """)

    assert part.elements["paying-bank"].kind is ElementKind.ACTOR
    assert part.unread == []


def test_comments_notes_and_style_are_no_arrows() -> None:
    """If arrows stand in comments, notes, legends, headers or macros, then they are none."""
    part = plantuml("""
        ' A -> B : comment
        /' A -> B : comment
           B -> A '/
        skinparam sequence {
            ArrowColor red
        }
        title
        A -> B in the title
        end title
        legend right
            A -> B
        endlegend
        header A -> B
        footer
            A -> B
        end footer
        note over Order, Billing #yellow
            Order -> Billing
        end note
        note left: Order -> Billing
        hnote over Order : Order -> Billing
        ref over Order, Billing : A -> B
        ref over Order
            A -> B
        end ref
        == A -> B ==
        ...
        ... 5 minutes later ...
        |||
        ||45||
        autonumber stop
        hide footbox
        newpage
        Order -> Billing : POST /bills
    """)

    assert steps_of(part) == ["order call billing"]
    assert part.unread == []


def test_frames_stand_around_steps() -> None:
    """If frames nest, branch and have colours, then each step has its frames."""
    part = plantuml("""
        group Payment [retried]
        alt#Gold #LightBlue paid
        A -> B : one
        else not paid
        A -> B : two
        end
        end
        par
        A -> B : three
        else
        A -> B : four
        end
        break no money
        A -> B : five
        end
    """)

    told = [
        [(block.kind, block.branch, block.label) for block in step.blocks] for step in flow_of(part).steps
    ]
    group = (BlockKind.GROUP, 0, "Payment [retried]")
    assert told == [
        [group, (BlockKind.ALTERNATIVE, 0, "paid")],
        [group, (BlockKind.ALTERNATIVE, 1, "not paid")],
        [(BlockKind.PARALLEL, 0, "")],
        [(BlockKind.PARALLEL, 1, "")],
        [(BlockKind.OPTIONAL, 0, "no money")],
    ]


def test_return_goes_to_who_asked() -> None:
    """If someone returns, then the answer goes to who activated it, the innermost first."""
    part = plantuml("""
        actor Shopper
        Shopper -> API ++ : POST /orders
        API -> Billing ++ : POST /bills
        return billed
        return 201
    """)

    assert steps_of(part) == [
        "shopper call api",
        "api call billing",
        "billing reply api",
        "api reply shopper",
    ]
    assert [step.answered_at for step in flow_of(part).steps] == [3, 2, None, None]


def test_a_return_that_nobody_awaits_is_told() -> None:
    """If nobody was asked, then a return is not understood."""
    assert [one.evidence.quote for one in plantuml("return x").unread] == ["return x"]


def test_activation_by_arrow_ends_as_it_says() -> None:
    """If an arrow ends an activation, then the next return is of the one before."""
    part = plantuml("""
        Order -> Billing ++ : POST /x
        Billing -> Bank ++ #gold : POST /y
        Bank -> Billing -- : done
        return done
        Order -> Order : log
    """)

    assert steps_of(part)[2:4] == ["bank reply billing", "billing reply order"]


def test_activation_by_lines_serves_return() -> None:
    """If an activation stands on its own line, then a return ends it."""
    part = plantuml("Order -> Billing : POST /x\nactivate Billing\nBilling -> Bank : POST /y\nreturn done")

    assert steps_of(part)[-1] == "billing reply order"


def test_arrows_from_the_margin_come_from_outside() -> None:
    """If an arrow begins or ends at the margin, then someone outside asks and is answered."""
    part = plantuml("[-> API : POST /orders\nAPI -->] : 201\nAPI <-] : GET /orders\n[<-- API : 200")

    assert steps_of(part) == [
        "outside call api",
        "api reply outside",
        "outside call api",
        "api reply outside",
    ]
    assert part.elements["outside"].kind is ElementKind.CLIENT
    assert part.weak_kinds == {"outside"}


def test_several_diagrams_are_several_flows() -> None:
    """If a file has several diagrams, then each is a flow with its title and its lines."""
    part = read_plantuml_text(
        "@startuml\ntitle One\nA -> B : x\n@enduml\n\n@startuml two\ntitle Two\nB -> A : y\n@enduml\n"
    )

    assert [(flow.name, flow.evidence.path) for flow in part.flows] == [
        ("One", "diagram 1"),
        ("Two", "diagram 2"),
    ]
    assert [flow.steps[0].edge.evidence[0].line for flow in part.flows] == [3, 8]
    assert part.title == "One"


@pytest.mark.parametrize(
    "text",
    [
        "@startuml\nclass Order {\n}\nOrder --> Bill\n@enduml",
        "@startuml\n[Order] --> [Bill]\n@enduml",
        "@startuml\ncomponent Order\nOrder --> Bill\n@enduml",
        "@startuml\n[*] --> Paid\n@enduml",
        "@startuml\nstart\n:do it;\nstop\n@enduml",
        "@startuml\nleft to right direction\nactor User\nUser --> (Pay)\n@enduml",
        "@startuml\nBase <|-- Order\n@enduml",
        "@startuml\nentity Order {\n* id\n}\nOrder --> Bill\n@enduml",
        "@startmindmap\n* x\n@endmindmap",
        '@startuml\n!include <C4/C4_Container>\nContainer(api, "API")\nRel(a, api, "asks")\n@enduml',
    ],
)
def test_other_diagrams_are_told(text: str) -> None:
    """If a diagram is of another kind, then nothing is concluded, and it is told as unread."""
    part = read_plantuml_text(text)

    assert [one.kind for one in part.unread] == [UnreadKind.DIAGRAM]
    assert (part.flows, part.elements) == ([], {})


def test_what_is_not_followed_or_understood_is_told() -> None:
    """If a file includes another, uses macros or has unknown lines, then each is told."""
    part = plantuml("""
        !include common.iuml
        !procedure $ask($a)
        $a -> B : x
        !endprocedure
        $ask("A")
        what is this
        Order -> Billing : POST /x
        end
    """)

    assert [(one.kind, one.evidence.line) for one in part.unread] == [
        (UnreadKind.REFERENCE, 2),
        (UnreadKind.LINE, 3),
        (UnreadKind.LINE, 6),
        (UnreadKind.LINE, 7),
        (UnreadKind.LINE, 9),
    ]
    assert steps_of(part) == ["order call billing"]


@given(st.text(alphabet=st.sampled_from(list("AB ->x)(+:;%{}@\"'<[]/\\\n#alotendr,-=|.!")), max_size=300))
def test_any_text_is_read(text: str) -> None:
    """If a diagram is any text, then it is read without a fault."""
    plantuml(text)
    read_plantuml_text(text)


def test_long_lines_take_no_time() -> None:
    """If a line has twenty thousand of one sign, then it is read all the same."""
    for piece in (" ", "-", ">", '"', "[", "<", "/'", "#a ", "\\", "note over ", "A -> B "):
        plantuml("Order -> Billing : publish " + piece * 20_000 + "\n" + piece * 20_000)
