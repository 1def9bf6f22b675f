"""Parts of one program: a controller that calls a repository crosses no network."""

import re

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.flow import Flow
from eda_coach.review.rules.asking.wording import word_in

# Names of classes and layers, which drawings of programs show like services.
_INSIDE = (
    "controller",
    "ctl",
    "ctrl",
    "repository",
    "repo",
    "facade",
    "dao",
    "use case",
    "usecase",
    "interactor",
    "command handler",
    "query handler",
    "request handler",
    "layer",
    "business logic",
    "domain model",
    "domain service",
    "application service",
    "aggregate",
    "entity",
    "mapper",
    "validator",
    "middleware",
    "interceptor",
    "filter",
    "guard",
    "resolver",
    "router",
    "view model",
    "presenter",
    "servlet",
    "serializer",
    "factory",
    "orm",
    "hibernate",
    "jpa",
    "impl",
    "class",
    "function",
    "module",
    "py",
    "java",
    "kt",
    "ejs",
)
_METHOD = re.compile(r"^[\w.]{1,80}\(")
_REMOTE_LABEL = re.compile(
    r"\b(?:GET|POST|PUT|PATCH|DELETE|HTTPS?|REST|g?RPC|SOAP|GraphQL|API|webhook)\b|(?:^|\s)/\w"
)
_LONGEST_LABEL = 1000


def is_inside(name: str) -> bool:
    """Whether a name is that of a class or layer rather than of a program of its own."""
    return bool(word_in(name, _INSIDE))


def is_layered(design: Design, flow: Flow) -> bool:
    """Whether a flow shows the inside of a program."""
    ends = {end for step in flow.steps for end in (step.edge.source, step.edge.target)}
    return any(is_inside(design.elements[end].name) for end in ends)


def is_remote(design: Design, edge: Edge, *, layered: bool) -> bool:
    """Whether a call leaves the program it comes from.

    Args:
        design: In which it stands.
        edge: The call.
        layered: Whether it is drawn together with classes and layers; then only what looks like a request, or
            goes outside, is taken to leave the program.
    """
    source, target = design.elements[edge.source], design.elements[edge.target]
    if target.kind is ElementKind.EXTERNAL:
        return True
    if is_inside(target.name):
        return False
    looks_remote = bool(edge.protocol) or _REMOTE_LABEL.search(edge.label[:_LONGEST_LABEL]) is not None
    if layered or is_inside(source.name):
        return looks_remote and not _METHOD.match(edge.label)
    return True
