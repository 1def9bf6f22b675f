"""Messages of AsyncAPI documents: names, fields and what they declare."""

from textwrap import dedent

import pytest

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.message import Message
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known
from eda_coach.review.readers.asyncapi.reading import read_asyncapi
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.source import Source, look_nowhere
from eda_coach.review.readers.vocabulary import Vocabulary

VOCABULARY = Vocabulary(names_by_kind={}, phrases_by_aspect={Aspect.ORDER_KEY: ("keyed by",)})


def read(text: str) -> Part:
    """Read a document; its common indentation does not count."""
    source = Source(name="x.yaml", text=dedent(text))
    return read_asyncapi(source, vocabulary=VOCABULARY, lookup=look_nowhere)


def message(text: str, *, head: str = "") -> Message:
    """The only message of a channel, told as a mapping in one line."""
    part = read(f"asyncapi: 3.0.0\n{head}\nchannels: {{jobs: {{messages: {{Done: {text}}}}}}}\n")
    (found,) = part.messages.values()
    return found


@pytest.mark.parametrize(
    ("channels", "names"),
    [
        ("{a.b: {publish: {message: {name: OrderPlaced, title: An order}}}}", ["OrderPlaced"]),
        ("{a.b: {publish: {message: {title: An order was placed}}}}", ["An order was placed"]),
        ("{a.b: {publish: {message: {$ref: '#/components/messages/Placed'}}}}", ["Placed"]),
        ("{order/placed: {publish: {message: {payload: {}}}}}", ["placed"]),
        ("{'user/{id}/signedUp/{at}': {publish: {message: {payload: {}}}}}", ["signedUp"]),
        (
            "{a/x: {publish: {message: {payload: {}}}}, b/x: {publish: {message: {payload: {}}}}}",
            ["x", "b/x"],
        ),
        ("{a: {publish: {message: {payload: {}}}, subscribe: {message: {payload: {}}}}}", ["a", "a 2"]),
        ("{a: {messages: {OrderPlaced: {payload: {}}}}}", ["OrderPlaced"]),
        ("{a: {messages: {message: {payload: {}}}}}", ["a"]),
        (
            "{a: {publish: {message: {oneOf: [{name: A}, {$ref: '#/components/messages/Placed'}]}}}}",
            ["A", "Placed"],
        ),
        ("{a: {publish: {message: {$ref: '#/components/messages/Gone'}}}}", ["Gone"]),
    ],
)
def test_messages_are_named(channels: str, names: list[str]) -> None:
    """If a message has no name of its own, then its place or channel names it, each its own."""
    part = read(
        f"asyncapi: 2.0.0\nchannels: {channels}\n"
        "components: {messages: {Placed: {payload: {a: 1}}}}\n"
    )

    assert [one.name for one in part.messages.values()] == names


def test_payload_headers_and_traits_are_fields() -> None:
    """If a message has traits, then their headers are its headers too."""
    found = message(
        """{payload: {required: [id], properties: {id: {type: string}}},
        headers: {properties: {a: {type: string}}},
        traits: [{headers: {properties: {b: {type: integer}}}}]}"""
    )

    assert [(one.name, one.is_header, one.is_required) for one in found.fields] == [
        ("id", False, True),
        ("a", True, False),
        ("b", True, False),
    ]
    assert found.is_whole
    assert found.id == "done"


@pytest.mark.parametrize(
    "text",
    [
        "{payload: {$ref: 'https://example.com/x'}}",
        "{payload: {properties: {a: {type: string}}}, headers: {type: object}}",
        "{payload: {properties: {a: {type: string}}}, traits: [{$ref: '#/gone'}]}",
        "{payload: {properties: {a: {type: string}}}, headers: {$ref: '#/gone'}}",
        "{}",
    ],
)
def test_a_message_out_of_reach_is_not_whole(text: str) -> None:
    """If a part of a message cannot be read, then no field can be said to be missing."""
    part = read(f"asyncapi: 3.0.0\nchannels: {{jobs: {{messages: {{Done: {text}}}}}}}\n")

    assert not any(one.is_whole for one in part.messages.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{name: Done}", Known.NO),
        ("{payload: {properties: {a: {type: string}}}}", Known.YES),
        ("{payload: {type: string}}", Known.YES),
        ("{payload: {$ref: 'https://example.com/x'}}", Known.YES),
        ("{payload: {}}", Known.UNKNOWN),
        ("{payload: {type: object}}", Known.UNKNOWN),
        ("{traits: [{$ref: '#/gone'}]}", Known.UNKNOWN),
        ("{traits: [{payload: {properties: {a: {type: string}}}}]}", Known.YES),
        ("{$ref: 'https://example.com/x'}", Known.UNKNOWN),
    ],
)
def test_whether_a_message_has_a_schema(text: str, expected: Known) -> None:
    """If a message has no payload at all, then it has no schema; one out of reach may have one."""
    assert message(text).says(Aspect.SCHEMA).known is expected


@pytest.mark.parametrize(
    "text",
    [
        "{correlationId: {location: $message.header#/cid}}",
        "{correlationId: {$ref: '#/ids/c'}}",
        "{traits: [{correlationId: {location: $message.header#/cid}}]}",
    ],
)
def test_a_correlation_id_is_declared(text: str) -> None:
    """If a message or its trait declares a correlation id, then so does the message, with its place."""
    found = message(text, head="ids: {c: {location: $message.header#/cid}}")

    value = found.says(Aspect.CORRELATION)
    assert (value.known, value.text) == (Known.YES, "$message.header#/cid")
    assert value.evidence[0].line == 3
    assert message("{name: Done}").says(Aspect.CORRELATION).known is Known.UNKNOWN


@pytest.mark.parametrize(
    ("text", "aspect", "expected"),
    [
        ("{bindings: {kafka: {key: {type: string, description: id of the order}}}}",
         Aspect.ORDER_KEY, "id of the order"),
        ("{bindings: {googlepubsub: {orderingKey: orderId}}}", Aspect.ORDER_KEY, "orderId"),
        ("{bindings: {kafka: {schemaIdLocation: header}}}", Aspect.VERSIONED, "header"),
        ("{contentType: application/cloudevents+json}", Aspect.MESSAGE_ID, "application/cloudevents+json"),
        ("{x-schema-version: 3}", Aspect.VERSIONED, "3"),
        ("{description: 'The topic is keyed by the order.'}", Aspect.ORDER_KEY, ""),
    ],
)  # fmt: skip
def test_bindings_and_words_of_a_message_declare(text: str, aspect: Aspect, expected: str) -> None:
    """If binding, content type or description say more of a message, then it is declared."""
    value = message(text).says(aspect)

    assert (value.known, value.text) == (Known.YES, expected)


def test_a_schema_registry_keeps_versions() -> None:
    """If a server names a schema registry, then every message has versions."""
    head = "servers: {a: {host: k, protocol: kafka, bindings: {kafka: {schemaRegistryUrl: 'https://registry.example'}}}}"

    assert message("{name: Done}", head=head).says(Aspect.VERSIONED).text == "schema registry"


def test_a_default_content_type_counts() -> None:
    """If the document sets CloudEvents for all, then each message has an id unless it says otherwise."""
    head = "defaultContentType: application/cloudevents+json"

    assert message("{name: Done}", head=head).says(Aspect.MESSAGE_ID).known is Known.YES
    other = message("{name: Done, contentType: text/plain}", head=head)
    assert other.says(Aspect.MESSAGE_ID).known is Known.UNKNOWN


def test_avro_is_read_in_both_versions() -> None:
    """If the format of a payload is Avro, then its fields are read, however the document wraps it."""
    avro = "{type: record, name: Done, fields: [{name: id, type: string}]}"
    format_ = "application/vnd.apache.avro;version=1.9.0"

    old = message(f"{{schemaFormat: '{format_}', payload: {avro}}}")
    new = message(f"{{payload: {{schemaFormat: '{format_}', schema: {avro}}}}}")

    assert [one.name for one in old.fields] == [one.name for one in new.fields] == ["id"]
    assert old.is_whole
    assert new.is_whole


def test_a_payload_in_another_format_is_told() -> None:
    """If a payload is written in a format that is not read, then that is told, and that it has a schema."""
    part = read(
        """\
        asyncapi: 3.0.0
        channels:
          jobs:
            messages:
              Done:
                payload: {schemaFormat: application/vnd.google.protobuf, schema: 'message Done {}'}
        """
    )

    assert [(one.kind, one.evidence.line) for one in part.unread] == [(UnreadKind.PART, 6)]
    assert part.messages["done"].says(Aspect.SCHEMA).known is Known.YES
    assert not part.messages["done"].is_whole
