"""The methods of partial credit: their names, and what the learner is told before answering.

docs/scoring.md says why each is as it is, and what blind guessing earns under it.
"""

ALL_OR_NOTHING = "all-or-nothing"
RIGHT_MINUS_WRONG = "right-minus-wrong"
ORDERED_PAIRS = "ordered-pairs"
MATCHED_MINUS_MISMATCHED = "matched-minus-mismatched"
WITHIN_TOLERANCE = "within-tolerance"
BY_RUBRIC = "by-rubric"

METHODS = {
    ALL_OR_NOTHING: "one answer is right; it earns everything",
    RIGHT_MINUS_WRONG: (
        "each right pick earns 1 of {points}, each wrong pick takes {cost} off; picking all earns 0"
    ),
    ORDERED_PAIRS: "each pair in the right order earns 1 of {points}, each in the wrong order takes 1 off",
    MATCHED_MINUS_MISMATCHED: (
        "each right match earns 1 of {points}, each wrong one takes 1 off, a blank costs nothing"
    ),
    WITHIN_TOLERANCE: "within {tolerance} of the right number earns everything{near}",
    BY_RUBRIC: "{points} points for what you say; what is claimed without grounds takes points off",
}


def method_facts(name: str, **values: object) -> dict[str, str]:
    """Name of a method and its words for one question, by the fields of an asked question."""
    return {"method": name, "method_words": METHODS[name].format(**values)}
