"""What each file of a pack holds."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter

from eda_coach.content import concept, header, scenario, source
from eda_coach.content.fields import Slug, Text
from eda_coach.content.questions import choice, matching, numeric, ordering, rubric, true_false, typed
from eda_coach.content.questions.kinds import AnyQuestion
from eda_coach.content.reading.scalars import apply_marks


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcesFile:
    """``sources.yaml``."""

    sources: tuple[source.Source, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimsFile:
    """``claims.yaml``."""

    claims: tuple[source.Claim, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ConceptsFile:
    """``concepts/<topic>.yaml``."""

    concepts: tuple[concept.Concept, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionsFile:
    """``questions/<topic>.yaml``."""

    questions: tuple[Annotated[AnyQuestion, Field(discriminator="kind")], ...]


# Type of a whole file by its name, or by its folder for files of which there are many.
TYPE_BY_FILE: dict[str, Any] = {
    "pack.yaml": header.PackHeader,
    "sources.yaml": SourcesFile,
    "claims.yaml": ClaimsFile,
    "lexicon.yaml": dict[Slug, tuple[Text, ...]],
    "overclaims.yaml": dict[Slug, rubric.Overclaim],
    "concepts": ConceptsFile,
    "questions": QuestionsFile,
    "scenarios": scenario.Scenario,
}
# The one key of files that hold a list.
LIST_BY_FILE = {
    "sources.yaml": "sources",
    "claims.yaml": "claims",
    "concepts": "concepts",
    "questions": "questions",
}
_SUFFIXES = (".yaml", ".yml")
_ROOMS = (concept, header, scenario, source, choice, matching, numeric, ordering, rubric, true_false, typed)
_adapter_by_file: dict[str, TypeAdapter[Any]] = {}


def file_type(path: PurePosixPath) -> str | None:
    """Key of :data:`TYPE_BY_FILE` for a path relative to the pack; None if packs have no such file."""
    match path.parts:
        case (file,) if file in TYPE_BY_FILE:
            return file
        case (folder, _) if folder in TYPE_BY_FILE and path.suffix in _SUFFIXES:
            return folder
    return None


def adapter(file: str) -> TypeAdapter[Any]:
    """The validator of a type of file; built once, since building costs more than most files."""
    if file not in _adapter_by_file:
        apply_marks()
        _refuse_unknown_keys()
        _adapter_by_file[file] = TypeAdapter(TYPE_BY_FILE[file])
    return _adapter_by_file[file]


def _refuse_unknown_keys() -> None:
    """Give every authored type the setting that it must not carry itself, being free of pydantic."""
    own = (SourcesFile, ClaimsFile, ConceptsFile, QuestionsFile)
    authored = (vars(room).values() for room in _ROOMS)
    for kind in (
        *own,
        *(kind for types in authored for kind in types if hasattr(kind, "__dataclass_fields__")),
    ):
        kind.__pydantic_config__ = ConfigDict(extra="forbid")
