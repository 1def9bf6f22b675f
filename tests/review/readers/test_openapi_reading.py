"""OpenAPI 3 and Swagger 2 as parts of a design."""

import time
from textwrap import dedent, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known
from eda_coach.review.readers.openapi.reading import read_openapi
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.source import Lookup, Source, look_nowhere
from eda_coach.review.readers.vocabulary import Vocabulary
from tests.strategies import LAW

VOCABULARY = Vocabulary(
    names_by_kind={},
    phrases_by_aspect={Aspect.WAY_BACK: ("poll",), Aspect.RETRY: ("retries",), Aspect.TIMEOUT: ("timeout",)},
)

SHOP = """\
    openapi: 3.0.3
    info:
      title: Order API
      version: "1"
    security: [{bearer: []}]
    paths:
      /orders:
        get:
          responses: {'200': {description: OK}}
        post:
          parameters:
            - {name: Idempotency-Key, in: header, schema: {type: string}}
          responses:
            '202':
              description: Accepted
              headers: {Location: {schema: {type: string}}}
            '429': {$ref: '#/components/responses/Busy'}
      /orders/{orderId}:
        parameters:
          - {name: If-Match, in: header, schema: {type: string}}
        delete:
          security: []
          responses: {'204': {description: gone}}
    components:
      responses:
        Busy: {description: slow down}
    """


def read(text: str, lookup: Lookup = look_nowhere, *, name: str = "orders/openapi.yaml") -> Part:
    """Read a document; its common indentation does not count."""
    return read_openapi(Source(name=name, text=dedent(text)), vocabulary=VOCABULARY, lookup=lookup)


def known(edge: Edge, aspect: Aspect) -> tuple[Known, str]:
    """What is declared, without the evidence."""
    value = edge.says(aspect)
    return value.known, value.text


def operation(more: str, *, method: str = "post", path: str = "/exports", rest: str = "") -> Edge:
    """The edge of an operation of this kind; ``rest`` stands at the left margin, as further paths or keys."""
    body = indent(dedent(more), " " * 6)
    part = read_openapi(
        Source(name="x.yaml", text=f"openapi: 3.1.0\npaths:\n  {path}:\n    {method}:\n{body}\n{rest}\n"),
        vocabulary=VOCABULARY,
        lookup=look_nowhere,
    )
    return part.edges[0]


def test_operations_are_calls_of_a_client() -> None:
    """If a document lists operations, then each is a call of the client, with its line and label."""
    part = read(SHOP)

    assert part.unread == []
    assert (part.title, part.document.version) == ("Order API", "3.0.3")
    assert {one.id: one.kind for one in part.elements.values()} == {
        "order-api": ElementKind.SERVICE,
        "api-client": ElementKind.CLIENT,
    }
    assert [(one.label, one.evidence[0].line) for one in part.edges] == [
        ("GET /orders", 8),
        ("POST /orders", 10),
        ("DELETE /orders/{orderId}", 21),
    ]
    assert all(
        (one.source, one.target, one.kind, one.sync, one.protocol)
        == ("api-client", "order-api", EdgeKind.CALL, Known.YES, "http")
        for one in part.edges
    )


def test_what_an_operation_promises_is_declared() -> None:
    """If statuses, headers and security say something, then the edge declares it, at their lines."""
    read_all, create, delete = read(SHOP).edges

    assert known(create, Aspect.ACCEPTED) == (Known.YES, "202")
    assert create.says(Aspect.ACCEPTED).evidence[0].line == 14
    assert known(create, Aspect.WAY_BACK) == (Known.YES, "location")
    assert known(create, Aspect.RATE_LIMIT) == (Known.YES, "429")
    assert known(create, Aspect.IDEMPOTENCY_KEY) == (Known.YES, "Idempotency-Key")
    assert known(create, Aspect.AUTH) == (Known.YES, "bearer")
    assert known(delete, Aspect.AUTH) == (Known.NO, "")
    assert known(delete, Aspect.CONSISTENCY) == (Known.YES, "If-Match")
    for aspect in (Aspect.ACCEPTED, Aspect.WAY_BACK, Aspect.RATE_LIMIT, Aspect.IDEMPOTENCY_KEY):
        assert read_all.says(aspect).known is Known.UNKNOWN


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("responses: {'200': {description: OK}}", Known.UNKNOWN),
        ("responses: {'202': {description: Accepted}}", Known.NO),
        ("responses: {'202': {content: {a/b: {schema: {properties: {id: {type: string}}}}}}}", Known.NO),
        ("responses: {'202': {content: {application/json: {schema: {type: object}}}}}", Known.UNKNOWN),
        ("responses: {'202': {content: {application/json: {schema: {$ref: '#/gone'}}}}}", Known.UNKNOWN),
        ("responses: {'202': {$ref: '#/gone'}}", Known.UNKNOWN),
        ("responses: {'202': {headers: {Operation-Location: {}}}}", Known.YES),
        ("responses: {'202': {headers: {retry-after: {}}}}", Known.YES),
        ("responses: {'202': {links: {status: {operationId: x}}}}", Known.YES),
        ("responses: {'202': {content: {a/b: {schema: {properties: {statusUrl: {}}}}}}}", Known.YES),
        ("responses: {'202': {content: {a/b: {schema: {properties: {_links: {type: object}}}}}}}",
         Known.YES),
        ("responses: {'202': {description: Poll the export until it is done.}}", Known.YES),
        ("responses: {'202': {}}\ncallbacks: {done: {'{$request.body#/url}': {post: {}}}}", Known.YES),
        ("responses: {'202': {}}\nparameters: [{name: X-Callback-Url, in: header}]", Known.YES),
        ("responses: {'202': {}}\n"
         "requestBody: {content: {application/json: {schema: {properties: {webhookUrl: {type: string}}}}}}",
         Known.YES),
    ],
)  # fmt: skip
def test_whether_an_accepted_request_has_a_way_back(more: str, expected: Known) -> None:
    """If a 202 leads nowhere and was read whole, then there is no way back."""
    assert operation(more).says(Aspect.WAY_BACK).known is expected


@pytest.mark.parametrize(
    ("answer", "rest", "expected"),
    [
        ("{id: {type: string}}", "  /exports/{id}: {get: {}}", Known.YES),
        ("{jobId: {type: string}}", "  /jobs/{id}: {get: {}}", Known.YES),
        ("{id: {type: string}}", "  /people/{id}: {get: {}}", Known.NO),
        ("{note: {type: string}}", "  /exports/{id}: {get: {}}", Known.UNKNOWN),
        ("{note: {type: string}}", "  /exports: {get: {}}", Known.NO),
        ("{note: {type: string}}", "  /v1/exports/latest: {get: {}}", Known.UNKNOWN),
    ],
)
def test_an_id_and_a_read_are_a_way_back(answer: str, rest: str, expected: Known) -> None:
    """If the answer gives an id and there is a read that takes one, then that is the way back."""
    more = f"responses: {{'202': {{content: {{a/b: {{schema: {{properties: {answer}}}}}}}}}}}"
    path = "/reports" if expected is Known.NO and "people" not in rest else "/exports"

    assert operation(more, rest=rest, path=path).says(Aspect.WAY_BACK).known is expected


def test_a_read_of_the_same_path_is_a_way_back() -> None:
    """If the client names the thing itself and may read it, then it can learn what came of it."""
    edge = operation("responses: {'202': {}}", method="put", path="/exports/{id}", rest="    get: {}")

    assert known(edge, Aspect.WAY_BACK) == (Known.YES, "GET /exports/{id}")


@pytest.mark.parametrize(
    ("more", "aspect", "expected"),
    [
        ("responses: {'504': {}}", Aspect.TIMEOUT, (Known.YES, "504")),
        (
            "responses: {'200': {headers: {X-RateLimit-X: {}}}}",
            Aspect.RATE_LIMIT,
            (Known.YES, "x-ratelimit-x"),
        ),
        ("responses: {'200': {headers: {RateLimit: {}}}}", Aspect.RATE_LIMIT, (Known.YES, "ratelimit")),
        ("responses: {'503': {headers: {Retry-After: {}}}}", Aspect.RATE_LIMIT, (Known.YES, "retry-after")),
        ("responses: {'202': {headers: {Retry-After: {}}}}", Aspect.RATE_LIMIT, (Known.UNKNOWN, "")),
        ("x-amazon-apigateway-integration: {timeoutInMillis: 3000}", Aspect.TIMEOUT, (Known.YES, "3000 ms")),
        ("x-retry: {maxAttempts: 3}", Aspect.RETRY, (Known.YES, "")),
        ("parameters: [{name: X-API-Key, in: header}]", Aspect.AUTH, (Known.YES, "X-API-Key")),
        ("security: [{}, {bearer: []}]", Aspect.AUTH, (Known.UNKNOWN, "")),
        ("security: [{bearer: []}, {key: []}]", Aspect.AUTH, (Known.YES, "bearer, key")),
        ("security: {bearer: []}", Aspect.AUTH, (Known.UNKNOWN, "")),
        ("responses: {}", Aspect.AUTH, (Known.UNKNOWN, "")),
        ("description: The server retries the payment.", Aspect.RETRY, (Known.YES, "")),
        ("parameters: [{name: idempotency-key, in: query}]", Aspect.IDEMPOTENCY_KEY, (Known.UNKNOWN, "")),
    ],
)
def test_an_operation_declares(more: str, aspect: Aspect, expected: tuple[Known, str]) -> None:
    """If an operation sets something, then its edge declares it; silence declares nothing."""
    assert known(operation(more), aspect) == expected


@pytest.mark.parametrize(("method", "expected"), [("get", Known.YES), ("post", Known.UNKNOWN)])
def test_only_reads_are_cached(method: str, expected: Known) -> None:
    """If a read answers with an ETag, then it may be cached; of anything else it says something else."""
    edge = operation("responses: {'200': {headers: {ETag: {}}}}", method=method)

    assert edge.says(Aspect.CACHE).known is expected


def test_callbacks_and_webhooks_go_out() -> None:
    """If a document declares callbacks or webhooks, then the application calls, and waits for nobody."""
    part = read(
        """\
        openapi: 3.1.0
        info: {title: Exports}
        paths:
          /exports:
            post:
              responses: {'200': {}}
              callbacks: {done: {'{$request.body#/url}': {post: {}}}}
        webhooks:
          exportDone: {post: {}}
        """
    )

    assert [(one.source, one.target, one.sync) for one in part.edges] == [
        ("api-client", "exports", Known.YES),
        ("exports", "webhook-receiver", Known.NO),
        ("exports", "webhook-receiver", Known.NO),
    ]
    assert part.elements["webhook-receiver"].kind is ElementKind.EXTERNAL
    assert part.elements["exports"].says(Aspect.WAY_BACK).text == "webhooks"


def test_swagger_2_is_read() -> None:
    """If a document is Swagger 2, then bodies and security are found where that version has them."""
    part = read(
        """\
        swagger: '2.0'
        info: {title: Payments}
        basePath: /v1
        security: [{basic: []}]
        paths:
          /payments:
            post:
              parameters: [{name: payment, in: body, schema: {$ref: '#/definitions/Payment'}}]
              responses:
                202: {description: accepted, schema: {$ref: '#/definitions/Answer'}}
          /charges:
            post:
              parameters: [{$ref: '#/parameters/Key'}]
              responses: {202: {description: accepted, schema: {properties: {statusUri: {type: string}}}}}
        parameters: {Key: {name: idempotency-key, in: header, type: string}}
        definitions:
          Payment: {properties: {notificationUrl: {type: string}}}
          Answer: {properties: {text: {type: string}}}
        """
    )

    pay, charge = part.edges
    assert part.document.version == "2.0"
    assert known(pay, Aspect.WAY_BACK) == (Known.YES, "notificationUrl")
    assert known(pay, Aspect.AUTH) == (Known.YES, "basic")
    assert known(charge, Aspect.WAY_BACK) == (Known.YES, "statusUri")
    assert charge.says(Aspect.IDEMPOTENCY_KEY).known is Known.YES


@pytest.mark.parametrize(
    ("info", "name", "title"),
    [
        ("{title: Order API}", "x.yaml", "Order API"),
        ("{title: {'Fn::Sub': '${Stack}-api'}}", "orders.yaml", "orders"),
        ("{title: !Sub '${Stack}-api'}", "orders/openapi.yaml", "orders"),
        ("{title: '  '}", "shop/orders/resources/openapi.v1.yaml", "orders"),
        ("{}", "a\\b\\billing.json", "billing"),
        ("{}", "-", "application"),
        ("{}", "openapi.yaml", "application"),
    ],
)
def test_an_application_without_a_title_is_named_after_its_file(info: str, name: str, title: str) -> None:
    """If the title is missing or a placeholder, then the file or folder names the application."""
    assert read(f"openapi: 3.0.0\ninfo: {info}\npaths: {{}}\n", name=name).title == title


def test_a_health_check_is_declared() -> None:
    """If a path asks after the health of the application, then it has a health check."""
    part = read("openapi: 3.0.0\ninfo: {title: X}\npaths: {/actuator/health: {get: {}}}\n")

    assert part.elements["x"].says(Aspect.HEALTH_CHECK).text == "/actuator/health"


def test_paths_in_neighbours_are_read() -> None:
    """If a path stands in another document, then its operations have that document's lines."""
    neighbour = Source(name="paths/orders.yaml", text="get:\n  responses: {}\npost:\n  responses: {}\n")

    part = read(
        "openapi: 3.0.0\npaths: {/orders: {$ref: './paths/orders.yaml'}, /x: {$ref: 'http://example.com/x'}}\n",
        lambda _source, reference: neighbour if reference == "./paths/orders.yaml" else None,
    )

    assert [(one.label, one.evidence[0].file, one.evidence[0].line) for one in part.edges] == [
        ("GET /orders", "paths/orders.yaml", 1),
        ("POST /orders", "paths/orders.yaml", 3),
    ]
    assert [one.kind for one in part.unread] == [UnreadKind.REFERENCE]


def test_a_bad_escape_does_not_end_the_reading() -> None:
    """If a pattern has a backslash in double quotes, then it is told and everything behind it is read."""
    part = read(
        r"""
        openapi: 3.0.0
        paths:
          /a: {post: {requestBody: {content: {x/y: {schema: {pattern: "^\d+$"}}}}}}
          /b: {get: {}}
        """
    )

    assert [one.label for one in part.edges] == ["POST /a", "GET /b"]
    assert [(one.kind, one.evidence.line) for one in part.unread] == [(UnreadKind.LINE, 4)]


def test_json_is_read() -> None:
    """If a document is JSON, then it is read like YAML."""
    part = read('{\n\t"openapi": "3.0.0",\n\t"paths": {\n\t\t"/a": {\n\t\t\t"get": {}\n\t\t}\n\t}\n}')

    assert [(one.label, one.evidence[0].line) for one in part.edges] == [("GET /a", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "openapi: 3.0.0",
        "- openapi",
        "openapi: 3.0.0\npaths: [a]\ninfo: x\nsecurity: 3\nwebhooks: [1]",
        "openapi: 3.0.0\npaths: {/a: null, /b: {get: null, post: {responses: [1], parameters: x}}}",
        "openapi: 3.0.0\npaths: {/a: {$ref: '#/paths/~1a'}}",
        "openapi: 3.0.0\npaths: {/a: {post: {responses: {202: null}, callbacks: [1]}}}",
        "openapi: 3.0.0\ninfo: {title: API client}\npaths: {/a: {get: {}}}",
    ],
)
def test_odd_documents_are_read(text: str) -> None:
    """If a document is odd, then it is read as far as it goes."""
    part = read(text)

    assert all({one.source, one.target} <= set(part.elements) for one in part.edges)
    assert all(one.source != one.target for one in part.edges)


@LAW
@given(cut=st.integers(0, len(dedent(SHOP))))
def test_a_document_that_breaks_off_is_read_so_far(cut: int) -> None:
    """If a document breaks off anywhere, then what is left of it is read, and lines stay within it."""
    text = dedent(SHOP)[:cut]

    part = read(text)

    places = [one.evidence[0] for one in part.edges] + [one.evidence for one in part.unread]
    assert all(one.line <= text.count("\n") + 1 for one in places)


def test_a_huge_document_is_read_soon() -> None:
    """If a document has very many operations, then it does not keep the user waiting."""
    paths = "".join(f"  /p{i}/{{id}}: {{post: {{responses: {{'202': {{}}}}}}}}\n" for i in range(1500))
    start = time.perf_counter()

    part = read(f"openapi: 3.0.0\npaths:\n{paths}")

    assert time.perf_counter() - start < 10.0
    assert len(part.edges) == 1000
    assert "more than 1000 operations; the rest is left out" in [one.why for one in part.unread]
