"""Lines of names with arrows between them: "Client -> API gateway -> orders queue -> Mail worker"."""

import re

_ARROW = re.compile(r"\s{0,5}(?:-{1,3}>|={1,2}>|→|⟶|➜|⇒)\s{0,5}")
_LEAD = re.compile(r"^[^:>→]{1,40}:\s")
_LONGEST_NAME = 5
# Nobody writes longer chains in one line.
_MOST_PARTS = 20


def chain_in(text: str) -> tuple[str, ...]:
    """The names of a chain, in their order; empty if a text is anything else."""
    if not _ARROW.search(text):
        return ()
    pieces = [one.strip(" .`*\n") for one in _ARROW.split(_LEAD.sub("", text.strip(), count=1))]
    is_chain = 1 < len(pieces) <= _MOST_PARTS and all(
        0 < len(one.split()) <= _LONGEST_NAME and "\n" not in one for one in pieces
    )
    return tuple(pieces) if is_chain else ()
