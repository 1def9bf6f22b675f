"""The shape of the program: short files, short functions."""

import ast
from pathlib import Path
from statistics import median

import eda_coach

ROOT = Path(eda_coach.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
MEDIAN_FUNCTION = 10


def function_lengths() -> dict[str, int]:
    """Lines of every function, by file and name."""
    return {
        f"{file.relative_to(ROOT)}:{node.name}:{node.lineno}": (node.end_lineno or 0) - node.lineno + 1
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_there_is_something_to_measure() -> None:
    """If no files were found, then the tests below would say nothing."""
    assert len(FILES) > 50
    assert len(function_lengths()) > 200


def test_no_file_is_too_long() -> None:
    """If a file grows too long, then it must be split."""
    lines = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES
    }

    assert {name: number for name, number in lines.items() if number > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    """If a function grows too long, then it must be split."""
    assert {name: lines for name, lines in function_lengths().items() if lines > LONGEST_FUNCTION} == {}


def test_median_function_is_short() -> None:
    """If functions grow in general, then the house gets untidy."""
    assert median(function_lengths().values()) <= MEDIAN_FUNCTION


def test_init_files_hold_only_a_docstring() -> None:
    """If an ``__init__.py`` held code, then a whole room would load for one type."""
    bodies = {
        file: ast.parse(file.read_text(encoding="utf-8")).body for file in FILES if file.name == "__init__.py"
    }

    assert [
        file for file, body in bodies.items() if len(body) != 1 or not isinstance(body[0], ast.Expr)
    ] == []
