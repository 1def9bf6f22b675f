"""The study report as Markdown."""

from eda_coach.practice.mastery import FEWEST_ATTEMPTS, HALF_LIFE_DAYS
from eda_coach.reports.markdown import render
from eda_coach.reports.study import StudyReport


def study_markdown(report: StudyReport) -> str:
    """Render a study report; the same report gives the same bytes."""
    return render("study.md.j2", {"report": report, "fewest": FEWEST_ATTEMPTS, "half_life": HALF_LIFE_DAYS})
