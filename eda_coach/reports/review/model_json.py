"""The model of a design as JSON."""

from typing import Any

from eda_coach.content.coding import encode
from eda_coach.reports.json_text import json_text
from eda_coach.review.model.design import Design

FORMAT = "eda-coach-design-model"
VERSION = 1


def model_json(design: Design, *, ascii_only: bool = False) -> str:
    """Render a model; what has its default is left out, steps of flows are edges with their place."""
    plain: dict[str, Any] = {"format": FORMAT, "version": VERSION, **encode(design)}
    return json_text(plain, ascii_only=ascii_only)
