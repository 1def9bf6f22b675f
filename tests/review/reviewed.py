"""Reviews of texts and files, as tests ask for them."""

from pathlib import Path

from eda_coach.content.questions.question import Level
from eda_coach.review.catalogue.card import Profile
from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.model.design import Design
from eda_coach.review.outcome.remark import Remark, Review
from eda_coach.review.readers.source import Source
from eda_coach.review.reading import read_design
from eda_coach.review.reviewing import review_design
from eda_coach.review.rules.verdict import Verdict


def read(*texts: str) -> Design:
    """The design in some texts, which are called ``a.md``, ``b.md`` and so on."""
    names = [f"{letter}.md" for letter in "abcdefgh"]
    sources = [Source(name=name, text=text) for name, text in zip(names, texts, strict=False)]
    return read_design(sources, vocabulary=bundled_catalogue().vocabulary)


def read_file(path: Path) -> Design:
    """The design in a file, which is called by its last name."""
    source = Source(name=path.name, text=path.read_text(encoding="utf-8"))
    return read_design([source], vocabulary=bundled_catalogue().vocabulary)


def reviewed(design: Design, *, profile: Profile = Profile.INTERVIEW) -> Review:
    """The review of a design, for a senior."""
    return review_design(design, bundled_catalogue(), profile=profile, level=Level.SENIOR)


def remarks_of(review: Review, rule: str, verdict: Verdict) -> list[Remark]:
    """What a rule says with a verdict."""
    return [remark for remark in review.remarks if remark.rule == rule and remark.verdict is verdict]
