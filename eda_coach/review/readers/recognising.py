"""Which format a text has, told by its content; names of files do not count."""

import re
from collections.abc import Sequence

from eda_coach.review.model.design import Format

# Of a long document only the beginning is looked at, but for keys of YAML, which stand anywhere.
_MOST_LOOKED_AT = 20_000
_KEY = {
    Format.ASYNCAPI: re.compile(r"""^(?:asyncapi\s*:|["']asyncapi["']\s*:)""", re.MULTILINE),
    Format.OPENAPI: re.compile(
        r"""^(?:(?:openapi|swagger)\s*:|["'](?:openapi|swagger)["']\s*:)""", re.MULTILINE
    ),
    Format.DESIGN: re.compile(r"""^(?:design\s*:|["']design["']\s*:)""", re.MULTILINE),
}
# A text may begin with a link or badge in square brackets.
_JSON = re.compile(r"""\ufeff?\s*(?:\{\s*["'}]|\[\s*(?:["'{\[\]]|-?\d))""")
_JSON_KEY = re.compile(
    r'^\s*\{\s*"(asyncapi|openapi|swagger|design)"\s*:|\n[ \t]{0,8}"(asyncapi|openapi|swagger|design)"\s*:'
)
_JSON_FORMAT = {
    "asyncapi": Format.ASYNCAPI,
    "openapi": Format.OPENAPI,
    "swagger": Format.OPENAPI,
    "design": Format.DESIGN,
}
_SERVICES = re.compile(r"^services[ \t]*:", re.MULTILINE)
# What a service of a compose file has, at a deeper level.
_SERVICE_KEY = re.compile(
    r"^[ \t]+(?:image|build|ports|environment|depends_on|command|container_name)[ \t]*:", re.MULTILINE
)
_OLD_COMPOSE = re.compile(r"^[\w.-]+:[ \t]*\n[ \t]+(?:image|build)[ \t]*:", re.MULTILINE)
_MERMAID = re.compile(
    r"""(?:sequenceDiagram|(?:flowchart|graph)(?:[ \t]+(?:TB|TD|BT|RL|LR)\b|[ \t]*(?:$|;))|classDiagram
    |erDiagram|gantt\b|stateDiagram|journey\b|pie\b|mindmap|timeline\b|gitGraph|C4\w+|quadrantChart|requirementDiagram|zenuml
    |architecture-beta|block(?:-beta)?\b|sankey|xychart|packet|kanban)[^\n]*$""",
    re.VERBOSE | re.MULTILINE,
)
_PLANTUML = re.compile(r"^[ \t]*@start(?:uml|mindmap|json|yaml|wbs|gantt|salt)\b", re.MULTILINE)
_YAML_LINE = re.compile(
    r"""^\s*(?:-\s+)?["']?[\w$./-]+["']?\s*:(?:\s|$)|^\s*-\s+\S|^\s*[}\]],?$|^---$|^\s*#"""
)
_PROSE_LINE = re.compile(r"^#{1,6} |^={1,6} |^```|^~~~|^\||^> |[.!?]\s*$|^[^:]{0,200}\w+ \w+ \w+ \w+")
# Lines that declare or import something, as programs do and texts do not.
_DECLARATION = re.compile(
    r"""^\s*(?:import\s+[\w.{*"'(@]|from\s+[\w.]+\s+import\s|(?:async\s+)?(?:def|fn)\s+\w+\s*[(<\[]
    |func\s+[\w(][^.!?]*[({]|(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s*\w*\s*\(
    |(?:export|public|private|protected|internal)\s+\w[^.!?]*[({;=]
    |(?:abstract\s+|final\s+|data\s+)?(?:class|interface|struct|enum)\s+\w+[^.!?]*[:{]\s*$
    |(?:const|let|var|val)\s+[\w{\[][^.!?]{0,80}=|(?:package|namespace|using)\s+[\w.]+\s*;?\s*$
    |\#(?:include|define|ifdef|ifndef|pragma)\b)""",
    re.VERBOSE,
)
# Lines that mostly stand in programs.
_CODE_LINE = re.compile(
    r"""[;{}]\s*$|^\s*(?:@(?!start|end)\w+(?:\([^)]*\))?\s*$|(?:if|for|while|elif|else|try|except|with|raise|throw)\b[^.!?]*[:({)\]]\s*$
    |return\b|//|/\*|\*/|\#!|[\w.\[\]]{1,80}\s*(?::=|[-+]?=)\s*\S|[\w.]{1,80}\([^)]*\)\s*$|[)\]},]+;?\s*$)""",
    re.VERBOSE,
)
_FENCE_LINE = re.compile(r"\s{0,3}(```|~~~)")
# One number sign begins a comment of Python too.
_HEADING_LINE = re.compile(r"^(?:#{2,6}|={2,6}) \S", re.MULTILINE)
_LEAST_HEADINGS = 2
# So many declarations tell a program, if as large a share of the lines declares or reads like one; where
# nothing is declared, half of them must. A text of fewer lines is too short to tell.
_LEAST_DECLARATIONS, _LEAST_DECLARING, _LEAST_CODE_BESIDE, _LEAST_CODE = 2, 0.08, 0.15, 0.5
_LEAST_LINES = 3
# A table of so many lines and columns is no list of three words.
_LEAST_ROWS, _LEAST_COLUMNS = 2, 3
_MOST_ROWS = 50
_QUOTED_CELL = re.compile(r'"[^"\n]{0,1000}"')
# Of a longer line only the beginning is looked at.
_LONGEST_LINE = 400
_SEPARATORS = ",;\t"
_WORDS_OF_NOTE, _LEAST_NOTES = 4, 0.4
# A text of fewer letters than this share is no text that a person wrote.
_LEAST_LETTERS = 0.3


def recognise(text: str) -> Format | None:
    """The format of a document, or of a fence in one; None if it is none that a review reads."""
    start = text[:_MOST_LOOKED_AT]
    if _is_mermaid(start):
        return Format.MERMAID
    if _JSON.match(start):
        return _of_json(start)
    if _is_yaml(start):
        return _of_yaml(text)
    if _PLANTUML.search(start) and _PLANTUML.search(_first_line(_without_comment(start))):
        return Format.PLANTUML
    return Format.MARKDOWN if _is_text(start) and not (_is_code(start) or _is_table(start)) else None


def _first_line(text: str) -> str:
    return text.lstrip("\ufeff \t\r\n").split("\n", 1)[0]


def _without_comment(text: str) -> str:
    """A text without PlantUML's comments before the first word."""
    text = text.lstrip("\ufeff \t\r\n")
    while text[:2] == "/'" or text[:1] == "'":
        mark, end = ("'/", 2) if text[0] == "/" else ("\n", 1)
        found = text.find(mark, 1)
        if found < 0:
            return ""
        text = text[found + end :].lstrip()
    return text


def _is_mermaid(text: str) -> bool:
    """Whether it begins with a kind of diagram, behind frontmatter and comments."""
    lines = text.lstrip("\ufeff").split("\n")
    at = 0
    if lines[0].strip() == "---":
        closing = next((i for i, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
        at = 0 if closing is None else closing + 1
    for line in lines[at:]:
        stripped = line.strip()
        if stripped and not stripped.startswith("%%"):
            return _MERMAID.match(stripped) is not None
    return False


def _of_json(text: str) -> Format | None:
    found = _JSON_KEY.search(text)
    if found:
        return _JSON_FORMAT[found.group(1) or found.group(2)]
    return Format.COMPOSE if re.search(r'"services"\s*:\s*\{', text) and '"image"' in text else None


def _of_yaml(text: str) -> Format | None:
    for format_, key in _KEY.items():
        if key.search(text):
            return format_
    services = _SERVICES.search(text)
    has_services = services is not None and _SERVICE_KEY.search(text, services.end()) is not None
    return Format.COMPOSE if has_services or _OLD_COMPOSE.search(text[:_MOST_LOOKED_AT]) else None


def _is_yaml(text: str) -> bool:
    """Whether the first lines are keys and lists rather than sentences."""
    lines = [line for line in text.split("\n")[:60] if line.strip()]
    first = next((line for line in lines if not line.lstrip().startswith(("#", "---"))), "")
    if any(key.match(first.lstrip("\ufeff")) for key in (*_KEY.values(), _SERVICES)):
        return True
    keyed = sum(_YAML_LINE.match(line) is not None for line in lines)
    prose = sum(_PROSE_LINE.search(line) is not None and _YAML_LINE.match(line) is None for line in lines)
    if keyed <= len(lines) * 0.8 or prose >= len(lines) * 0.2 or ":" not in first:
        return False
    # Terse notes are lists of "- name: some words of text"; values of YAML are shorter.
    told = sum(len(line.partition(":")[2].split()) >= _WORDS_OF_NOTE for line in lines)
    return told < len(lines) * _LEAST_NOTES


def _is_code(text: str) -> bool:
    """Whether it is a program; a text that shows one in fences is none."""
    lines = [line[:_LONGEST_LINE] for line in _without_fences(text) if line.strip()]
    if len(_HEADING_LINE.findall(text)) >= _LEAST_HEADINGS:
        return False
    if len(lines) < _LEAST_LINES:
        return False
    declared = sum(_DECLARATION.match(line) is not None for line in lines)
    code = sum(_CODE_LINE.search(line) is not None or _DECLARATION.match(line) is not None for line in lines)
    if declared >= _LEAST_DECLARATIONS and declared >= len(lines) * _LEAST_DECLARING:
        return True
    least = _LEAST_CODE_BESIDE if declared >= _LEAST_DECLARATIONS else _LEAST_CODE
    return code >= len(lines) * least


def _without_fences(text: str) -> list[str]:
    """The lines that stand in no fence."""
    lines, fence = list[str](), ""
    for line in text.split("\n"):
        mark = _FENCE_LINE.match(line)
        if mark is None:
            lines += [] if fence else [line]
        elif not fence or mark[1] == fence:
            fence = "" if fence else mark[1]
    return lines


def _is_table(text: str) -> bool:
    """Whether all lines are rows of as many cells, as those of a spreadsheet."""
    lines = [line for line in text.rstrip("\n").split("\n")[:_MOST_ROWS] if line.strip()]
    if len(lines) < _LEAST_ROWS or any(line[:1] in "#|>-*" for line in lines):
        return False
    return any(_has_columns(lines, sign) for sign in _SEPARATORS)


def _has_columns(lines: Sequence[str], sign: str) -> bool:
    counts = {_QUOTED_CELL.sub("", line).count(sign) for line in lines}
    # A comma behind which a blank stands is one of a sentence.
    is_prose = any(f"{sign} " in line and line.rstrip()[-1:] in ".!?:" for line in lines)
    return len(counts) == 1 and counts.pop() >= _LEAST_COLUMNS - 1 and not is_prose


def _is_text(text: str) -> bool:
    if not text.strip() or "\0" in text:
        return False
    letters = sum(one.isalpha() or one.isspace() for one in text)
    return letters > len(text) * _LEAST_LETTERS
