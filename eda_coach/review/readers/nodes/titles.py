"""What a document that describes an application calls it."""

from pathlib import PurePosixPath

from eda_coach.review.readers.nodes.node import Node

# Names of files and folders that say what a document is and not what it is about.
_EMPTY = frozenset(
    [
        "openapi",
        "swagger",
        "asyncapi",
        "async",
        "api",
        "apis",
        "spec",
        "specs",
        "resources",
        "docs",
        "doc",
        "contracts",
        "contract",
        "src",
        "definitions",
        "schema",
        "schemas",
        "rest",
        "index",
        "main",
    ]
)
# A title is a name; what is longer is a description.
_LONGEST = 120


def title_of(root: Node, file: str) -> str:
    """The title of the application; without one, or with a placeholder, the name of the file or folder.

    Args:
        root: Of the document.
        file: Name of the document, as it was given; ``-`` for standard input.
    """
    title = " ".join(root.at("info", "title").text.split())[:_LONGEST].strip()
    if title and "${" not in title:
        return title
    path = PurePosixPath(file.replace("\\", "/"))
    names = [path.name.split(".")[0], *reversed(path.parts[:-1])]
    return next((name for name in names if _is_telling(name)), "application")


def _is_telling(name: str) -> bool:
    return any(one.isalnum() for one in name) and name.lower() not in _EMPTY
