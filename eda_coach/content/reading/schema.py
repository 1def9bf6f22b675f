"""JSON Schemas of a pack's files, for editors."""

from typing import Any

from eda_coach.content.reading.documents import TYPE_BY_FILE, adapter


def schema_names() -> list[str]:
    """Files and folders of a pack that have a schema."""
    return list(TYPE_BY_FILE)


def schema_of(file: str) -> dict[str, Any]:
    """The JSON Schema of one type of file.

    Args:
        file: One of :func:`schema_names`.
    """
    schema = adapter(file).json_schema()
    _drop_given(schema)
    title = f"eda-coach {file}"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def _drop_given(schema: Any) -> None:
    """Take out what the reader fills in: an author may not write it."""
    if isinstance(schema, list):
        for one in schema:
            _drop_given(one)
    elif isinstance(schema, dict):
        properties = schema.get("properties")
        if isinstance(properties, dict):
            for name in [
                name for name, one in properties.items() if isinstance(one, dict) and one.get("x-given")
            ]:
                del properties[name]
        for one in schema.values():
            _drop_given(one)
