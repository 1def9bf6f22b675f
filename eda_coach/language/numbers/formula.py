"""Arithmetic out of a pack, worked out safely: numbers, names, a few functions, nothing else."""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: math.pow,  # on floats only: 9 ** 9 ** 9 overflows instead of filling the memory
}
_UNARY: dict[type[ast.unaryop], Callable[[float], float]] = {ast.USub: operator.neg, ast.UAdd: operator.pos}
_FUNCTIONS: dict[str, Callable[..., float]] = {
    "abs": abs,
    "ceil": math.ceil,
    "exp": math.exp,
    "floor": math.floor,
    "log": math.log,
    "log10": math.log10,
    "log2": math.log2,
    "max": max,
    "min": min,
    "round": round,
    "sqrt": math.sqrt,
}
_OF_SEVERAL = ("max", "min")
# Far more than any formula a person writes; deeper ones could exhaust the stack.
_MAX_LENGTH = 500


class FormulaError(ValueError):
    """The formula is not plain arithmetic, or has no finite value."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Formula:
    """Arithmetic that was checked; ``names`` are the parameters it needs."""

    text: str
    names: frozenset[str]
    tree: ast.expr


def parse_formula(text: str) -> Formula:
    """Check a formula and find its parameters.

    Raises:
        FormulaError: It holds anything but numbers, names, + - * / // % ** ( ) and the known functions.
    """
    if len(text) > _MAX_LENGTH:
        raise FormulaError(f"a formula has at most {_MAX_LENGTH} characters")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError("this is not arithmetic") from error
    return Formula(text=text, names=frozenset(_names(tree)), tree=tree)


def evaluate(formula: Formula, values: Mapping[str, float]) -> float:
    """Work out the formula.

    Raises:
        FormulaError: A parameter is missing, or the value is not a finite number.
    """
    try:
        number = float(_value(formula.tree, values))
    except (ArithmeticError, ValueError, TypeError) as error:
        raise FormulaError(f"{formula.text} has no value: {error}") from error
    except KeyError as error:
        raise FormulaError(f"{formula.text} needs the parameter {error}") from error
    if not math.isfinite(number):
        raise FormulaError(f"{formula.text} is not finite")
    return number


def _names(node: ast.expr) -> set[str]:
    """Names of parameters below a node; refuses everything that is not arithmetic."""
    match node:
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=int() | float()):
            return set()
        case ast.Name(id=name):
            return {name}
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _UNARY:
            return _names(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _names(left) | _names(right)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            if (len(args) > 1) != (name in _OF_SEVERAL) or not args:
                wanted = "at least two numbers" if name in _OF_SEVERAL else "one number"
                raise FormulaError(f"{name} takes {wanted}")
            return set().union(*map(_names, args))
    raise FormulaError(
        f"only numbers, parameters, + - * / // % ** ( ) and {', '.join(_FUNCTIONS)} may stand here"
    )


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            return float(values[name])
        case ast.UnaryOp(op=op, operand=operand):
            return _UNARY[type(op)](_value(operand, values))
        case ast.BinOp(left=left, op=op, right=right):
            return _BINARY[type(op)](_value(left, values), _value(right, values))
        case ast.Call(func=ast.Name(id=name), args=args):
            return _FUNCTIONS[name](*(_value(arg, values) for arg in args))
    raise AssertionError(f"unchecked node {node!r}")
