"""Which format a text has, told by its content."""

import pytest

from eda_coach.review.model.design import Format
from eda_coach.review.readers.recognising import recognise

_TEXTS: dict[str, tuple[str, Format | None]] = {
    "a bare sequence diagram": ("sequenceDiagram\nA->>B: x\n", Format.MERMAID),
    "one behind frontmatter and a comment": (
        "---\ntitle: x\n---\n%% words\nsequenceDiagram\nA->>B: x",
        Format.MERMAID,
    ),
    "a flowchart": ("\n\nflowchart LR\n  a --> b\n", Format.MERMAID),
    "a graph": ("graph TD;\n  a --> b\n", Format.MERMAID),
    "a class diagram, which is told later": ("classDiagram\n class A", Format.MERMAID),
    "a text that begins with graph": ("graph databases are nice for this.\n\nWe use one.", Format.MARKDOWN),
    "PlantUML": ("@startuml\nA -> B: x\n@enduml\n", Format.PLANTUML),
    "PlantUML behind a licence": (
        "/' Licence\n of the file '/\n\n' more\n@startuml\nA -> B\n@enduml",
        Format.PLANTUML,
    ),
    "a text with PlantUML in it": ("# Design\n\n@startuml\nA -> B\n@enduml\n", Format.MARKDOWN),
    "AsyncAPI": ("asyncapi: 3.0.0\ninfo: {title: x}\n", Format.ASYNCAPI),
    "AsyncAPI behind a comment": ("# words\n---\nasyncapi: '2.6.0'\n", Format.ASYNCAPI),
    "AsyncAPI as JSON": ('{\n  "asyncapi": "2.6.0"\n}', Format.ASYNCAPI),
    "AsyncAPI whose version comes last": (
        "info:\n  title: x\nchannels: {}\nasyncapi: 2.0.0\n",
        Format.ASYNCAPI,
    ),
    "OpenAPI": ("openapi: 3.0.1\npaths: {}\n", Format.OPENAPI),
    "Swagger": ("swagger: '2.0'\npaths: {}\n", Format.OPENAPI),
    "OpenAPI as JSON on one line": ('{"openapi":"3.0.0","paths":{}}', Format.OPENAPI),
    "a compose file": ("version: '3'\nservices:\n  a:\n    image: redis\n", Format.COMPOSE),
    "a compose file without a version": ("services:\n\n  a:\n    build: .\n", Format.COMPOSE),
    "our own": ("design: 1\nname: Orders\nelements: {}\n", Format.DESIGN),
    "Markdown": ("# Orders\n\nThe order service calls billing.\n", Format.MARKDOWN),
    "Markdown with keys at its start": (
        "Status: accepted\nDate: 2026-01-01\n\n# Use a queue\n\nWe publish events, and billing reads them.\n",
        Format.MARKDOWN,
    ),
    "plain sentences": ("Clients call the gateway. It publishes an event.", Format.MARKDOWN),
    "terse notes": (
        "# Flower auction\n\n- clock: sells one each four seconds\n- kafka: keeps each sold lot for a week\n",
        Format.MARKDOWN,
    ),
    "other YAML": ("name: x\nitems:\n  - a\n  - b\nmore:\n  key: value\n", None),
    "other JSON": ('{"name": "x"}', None),
    "a text that begins with a badge": (
        "[![Build](https://ci.example/b.svg)](x)\n\n# Orders\n",
        Format.MARKDOWN,
    ),
    "a table of commas": ("name,url,format\nOrders,https://x.example,mermaid\nBills,,yaml\n", None),
    "a table of semicolons": ('a;b;c\n1;"x;y";3\n', None),
    "sentences with commas": (
        "We read, check, and store it.\nWe send, wait, and repeat it.\n",
        Format.MARKDOWN,
    ),
    "a list of names": ("Orders, Billing\nStock, Mail\n", Format.MARKDOWN),
    "Python": ('"""Words of a module."""\n\nimport os\n\n\ndef place(order):\n    return os.name\n', None),
    "Java": ("package a.b;\n\npublic class Orders {\n  private int a = 1;\n}\n", None),
    "Go": ('package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println(1)\n}\n', None),
    "TypeScript": (
        "import { A } from './a';\n\nexport const b = async (x: A) => {\n  return x;\n};\n",
        None,
    ),
    "Markdown with a program in a fence": (
        "Orders are placed so:\n\n```python\nimport os\n\ndef a():\n    return 1\n\ndef b():\n    pass\n```",
        Format.MARKDOWN,
    ),
    "Markdown with an indented program": (
        "## Place\n\n    import os\n    def a():\n        return 1\n\n## Bill\n\nThe same.\n",
        Format.MARKDOWN,
    ),
    "nothing": ("", None),
    "blanks": (" \n\n\t\n", None),
    "bytes": ("\0\1\2" * 100, None),
    "digits and signs": ("0101 1010 --- 1111 0000 ;;; 1001\n" * 30, None),
}


@pytest.mark.parametrize("case", _TEXTS)
def test_a_format_is_recognised_by_content(case: str) -> None:
    """Whatever a file is called, what stands in it decides."""
    text, format_ = _TEXTS[case]

    assert recognise(text) is format_


@pytest.mark.parametrize(
    "text", ["a" * 10**6, "a:\n" + "\n" * 10**6, "[" * 10**6, "# \n" * 10**5, "a b " * 10**5]
)
def test_long_texts_are_recognised_at_once(text: str) -> None:
    """Texts made to be slow come to an end; the test would hang if not."""
    assert recognise(text) in (None, Format.MARKDOWN)
