"""Lines of Mermaid flowcharts: boxes, arrows and frames."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.flowchart.reading import read_flowchart
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.source import Source, look_nowhere
from tests.review.readers.wordings import bundled_names


def read(*lines: str, first_line: int = 1) -> Part:
    """What a flowchart with some lines says."""
    text = "\n".join(["flowchart LR", *lines])
    source = Source(name="a.mmd", text=text, first_line=first_line)
    return read_flowchart(source, vocabulary=bundled_names(), lookup=look_nowhere)


def arrows(part: Part) -> list[tuple[str, str, str]]:
    """Source, target and label of every edge."""
    return [(edge.source, edge.target, edge.label) for edge in part.edges]


def only_edge(*lines: str) -> Edge:
    """The one edge of a flowchart in which nothing is unread."""
    part = read(*lines)
    assert not part.unread
    (edge,) = part.edges
    return edge


@pytest.mark.parametrize(
    "box",
    [
        "[Order Service]",
        "(Order Service)",
        "([Order Service])",
        "[[Order Service]]",
        "((Order Service))",
        "(((Order Service)))",
        ">Order Service]",
        "{{Order Service}}",
        "[/Order Service/]",
        "[/Order Service\\]",
        "[\\Order Service\\]",
        '["Order Service"]',
        '( "Order Service" )',
        '["`**Order** Service`"]',
        "[Order<br/>Service]",
        "[fa:fa-truck Order Service]",
        "[Order Service]:::important",
        '@{ shape: rounded, label: "Order Service" }',
        '["Order Service<br>[Container: Java]<br>keeps orders"]',
        '["Order#32;Service"]',
    ],
)
def test_boxes_of_every_shape_have_a_name(box: str) -> None:
    """If a box is drawn in any shape, then its words are the name."""
    part = read(f"os{box}")

    assert not part.unread
    assert [(one.name, one.kind) for one in part.elements.values()] == [
        ("Order Service", ElementKind.SERVICE)
    ]


@pytest.mark.parametrize("box", ["[(Orders)]", '@{ shape: cyl, label: "Orders" }', "@{ shape: db }"])
def test_a_cylinder_is_a_store(box: str) -> None:
    """If a box is a cylinder, then it is a store whatever it is called."""
    part = read(f"Orders{box} --- x[X Service]")

    assert part.elements["orders"].kind is ElementKind.STORE


def test_a_cylinder_that_is_called_a_queue_is_one() -> None:
    """If a cylinder has the name of a channel or broker, then the name counts."""
    part = read("q[(orders queue)] --> k[(Kafka)]")

    assert [one.kind for one in part.elements.values()] == [ElementKind.CHANNEL, ElementKind.BROKER]


@pytest.mark.parametrize(
    ("arrow", "label"),
    [
        ("-->", ""),
        ("--->", ""),
        ("---", ""),
        ("-.->", ""),
        (".->", ""),
        ("-..->", ""),
        ("==>", ""),
        ("--o", ""),
        ("--x", ""),
        ("<-->", ""),
        ("x--x", ""),
        ("-->|sends orders|", "sends orders"),
        ('-->|"sends (all) orders"|', "sends (all) orders"),
        ("---|sends orders|", "sends orders"),
        ("-- sends orders -->", "sends orders"),
        ('-- "sends orders" -->', "sends orders"),
        ("--sends orders-->", "sends orders"),
        ("-. sends orders .->", "sends orders"),
        ("== sends orders ==>", "sends orders"),
        ("-- sends orders ---", "sends orders"),
        ("e1@-->|sends orders|", "sends orders"),
    ],
)
def test_arrows_of_every_sort_are_read(arrow: str, label: str) -> None:
    """If two boxes are joined by any arrow, then there is an edge with its label."""
    edge = only_edge(f"a[Order Service] {arrow} b[Stock Service]")

    assert (edge.source, edge.target, edge.label) == ("order-service", "stock-service", label)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a-->b", [("a", "b")]),
        ("a --> b --> c", [("a", "b"), ("b", "c")]),
        ("a & b --> c & d", [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]),
        ("a --> b; c --> d;", [("a", "b"), ("c", "d")]),
        ("order-api.v2 --> sök_api", [("order-api-v2", "sök-api")]),
        ("a ~~~ b", []),
        ("a --> b %% why", [("a", "b")]),
        ('"a b" --> c', [("a-b", "c")]),
        ("a-->b:::big", [("a", "b")]),
        ("a:::big --> b", [("a", "b")]),
        ("a[List[int]] --> b", [("list-int", "b")]),
        ("a(see (here)) --> b(x)", [("see-here", "x")]),
    ],
)
def test_lines_draw_their_arrows(line: str, expected: list[tuple[str, str]]) -> None:
    """If a line has chains, ampersands, semicolons or odd ids, then every arrow is drawn once."""
    part = read(line)

    assert not part.unread
    assert [(source, target) for source, target, _ in arrows(part)] == expected


def test_lines_of_looks_are_passed_over() -> None:
    """If lines only say what the drawing looks like, then they are neither read nor told as unread."""
    part = read(
        "%% a comment",
        "%%{init: {",
        "  'theme': 'dark' } }%%",
        "accTitle: Orders",
        "accDescr { how orders",
        "go }",
        "direction TB",
        "a[Order Service] --> b[Stock Service]",
        "classDef big fill:#fff,stroke:#000;",
        "class a,b big",
        "style a fill:#f9f,stroke:#333",
        "linkStyle 0 stroke:red",
        'click a "https://example.org/a;b"',
        "e1@{ animate: true }",
    )

    assert not part.unread
    assert arrows(part) == [("order-service", "stock-service", "")]


def test_the_title_of_the_frontmatter_is_that_of_the_design() -> None:
    """If frontmatter stands in front, then it gives the title and lines are counted on."""
    text = "---\ntitle: Shop\n---\ngraph TD\n  a[Order Service] --> b[Stock Service]"

    part = read_flowchart(
        Source(name="a.mmd", text=text, first_line=10), vocabulary=bundled_names(), lookup=look_nowhere
    )

    assert part.title == "Shop"
    assert part.edges[0].evidence[0].line == 14
    assert part.edges[0].evidence[0].quote == "a[Order Service] --> b[Stock Service]"


def test_a_label_may_go_over_lines() -> None:
    """If a label in quotes goes over lines, then it is one label, and the next line is read."""
    part = read('a["Order', 'Service"] --> b[Stock Service]', "b --> c[Mail Service]")

    assert not part.unread
    assert [one.name for one in part.elements.values()] == ["Order Service", "Stock Service", "Mail Service"]
    assert [edge.evidence[0].line for edge in part.edges] == [3, 4]


@pytest.mark.parametrize(
    "line",
    [
        "this is not a line",
        "a[Order Service",
        "a[Order Service] -->",
        "a --> b and more",
        "-->",
        "a[x] b[y]",
        "&",
        "a" * 30_000,
    ],
)
def test_a_line_that_cannot_be_read_is_told_once(line: str) -> None:
    """If a line is no line of a flowchart, then it is told, and the lines after it are read."""
    part = read("x[Mail Service] --> y[Stock Service]", line, "y --> x", first_line=5)

    assert [(one.kind, one.evidence.line) for one in part.unread] == [(UnreadKind.LINE, 7)]
    assert {("mail-service", "stock-service", ""), ("stock-service", "mail-service", "")} <= set(arrows(part))


def test_too_many_arrows_in_a_line_are_told() -> None:
    """If a line draws each with each of many, then it is told rather than drawn."""
    many = " & ".join(f"n{i}" for i in range(50))

    part = read(f"{many} --> {many}")

    assert not part.edges
    assert "more arrows" in part.unread[0].why


def test_the_words_of_boxes_and_arrows_declare_aspects() -> None:
    """If a box or arrow says a timeout, then it is declared there with its line."""
    part = read('a[Order Service] -->|"HTTP, timeout 2s"| b["Stock Service<br>no retries"]')

    assert {aspect: value.text for aspect, value in part.edges[0].value_by_aspect.items()} == {
        "timeout": "2s"
    }
    assert [str(value.known) for value in part.elements["stock-service"].value_by_aspect.values()] == ["no"]


class TestFrames:
    """Boxes in frames."""

    def test_a_frame_called_like_a_broker_makes_its_boxes_channels(self) -> None:
        """If boxes stand in a frame called Kafka, then they are channels, and the frame is the broker."""
        part = read("a[Order Service] --> o", "subgraph k [Kafka]", "o[orders]", "p[payments]", "end")

        kinds = {id_: one.kind for id_, one in part.elements.items()}
        assert (kinds["orders"], kinds["kafka"]) == (ElementKind.CHANNEL, ElementKind.BROKER)
        assert part.edges[0].kind is EdgeKind.PUBLISH

    @pytest.mark.parametrize(
        ("opening", "kind"),
        [
            ("subgraph Databases", ElementKind.STORE),
            ('subgraph "External systems"', ElementKind.EXTERNAL),
            ("subgraph x[Third party]", ElementKind.EXTERNAL),
            ("subgraph Backend", ElementKind.SERVICE),
        ],
    )
    def test_a_frame_tells_the_kind_of_what_is_in_it(self, opening: str, kind: ElementKind) -> None:
        """If a box has a name that tells nothing, then the frame around it tells its kind."""
        part = read("a[Order Service] --> o", opening, "subgraph inner", "o[Ledger]", "end", "end")

        assert part.elements["ledger"].kind is kind

    def test_each_service_has_its_own_database(self) -> None:
        """If two frames hold a box called Database, then there are two databases."""
        part = read(
            *("subgraph Orders", "oa[API] --> od[(Database)]", "end"),
            *("subgraph Billing", "ba[API] --> bd[(Database)]", "end"),
        )

        assert arrows(part) == [
            ("api-orders", "database-orders", ""),
            ("api-billing", "database-billing", ""),
        ]

    def test_an_arrow_to_a_frame_leads_to_the_frame(self) -> None:
        """If an arrow leads to a frame, then the frame is an element."""
        part = read("a[Order Service] --> bill", "subgraph bill [Billing Service]", "x[Worker]", "end")

        assert arrows(part) == [("order-service", "billing-service", "")]


def test_a_service_and_its_store_may_have_one_name() -> None:
    """If a service and a store have one name, then they stay two elements."""
    part = read("a[Orders] --> d[(Orders)]", "a -->|HTTP| b[Billing Service]")

    assert [(one.name, one.kind) for one in part.elements.values()] == [
        ("Orders", ElementKind.SERVICE),
        ("Orders (store)", ElementKind.STORE),
        ("Billing Service", ElementKind.SERVICE),
    ]


def test_two_bare_queues_are_two_queues() -> None:
    """If two boxes are only called Queue, then they are two, and two workers with one name are one."""
    part = read("q1[Queue] --> w1[Order Worker]", "q2[Queue] --> w2[Order Worker]")

    assert set(part.elements) == {"queue-q1", "queue-q2", "order-worker"}


@given(text=st.text(max_size=200))
@example(text="flowchart LR\nA" + "-" * 20_000)
@example(text="graph TD\n" + "a[" * 9_000)
@example(text="graph TD\nclass " + "a," * 9_000)
@example(text="graph TD\nsubgraph x[" + "]" * 19_000)
@example(text="graph TD\nA -- " + ".-" * 9_000)
@example(text="---")
@example(text="")
def test_no_text_breaks_the_reader(text: str) -> None:
    """If any text is read, then there is a part, and each edge joins elements of it."""
    source = Source(name="a.mmd", text=text)

    part = read_flowchart(source, vocabulary=bundled_names(), lookup=look_nowhere)

    assert all({edge.source, edge.target} <= set(part.elements) for edge in part.edges)


LINES = st.lists(
    st.sampled_from(
        [
            "a[Order Service] --> b[Stock Service]",
            "b -->|HTTP| c[(Stock DB)]",
            "subgraph Kafka",
            "end",
            "t[orders topic] --> b",
            "b & c --> d",
            "nonsense here",
            "{",
        ]
    ),
    max_size=12,
)


@given(lines=LINES)
def test_every_line_is_read_or_told(lines: list[str]) -> None:
    """If lines stand in any order, then those that cannot be read, and only those, are told."""
    part = read(*lines)

    told = {one.evidence.line for one in part.unread if one.kind is UnreadKind.LINE}
    assert told == {i for i, line in enumerate(lines, 2) if line in ("nonsense here", "{")}
