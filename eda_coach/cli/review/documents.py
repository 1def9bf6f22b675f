"""The documents that a review comes out as."""

import sys

from eda_coach.cli.review.colours import rendered, wants_colours
from eda_coach.cli.review.lines import review_lines
from eda_coach.cli.review.request import Output, ReviewFormat, ReviewRequest
from eda_coach.cli.world.documents import deliver
from eda_coach.cli.world.streams import is_unicode, terminal_width
from eda_coach.review.known.comparison import Comparison
from eda_coach.review.outcome.remark import Review
from eda_coach.review.rules.verdict import Severity


def write_documents(review: Review, comparison: Comparison | None, request: ReviewRequest) -> None:
    """Write every document that was asked for; what goes to the screen comes last."""
    for output in sorted(request.outputs, key=lambda one: one.path in (None, "-")):
        deliver(_text(review, comparison, output, request), output.path)


def _text(review: Review, comparison: Comparison | None, output: Output, request: ReviewRequest) -> str:
    on_screen = output.path in (None, "-")
    ascii_only = on_screen and not is_unicode(sys.stdout)
    least = request.min_severity or Severity.INFO
    match output.format:
        case ReviewFormat.TEXT:
            lines = review_lines(review, comparison, terminal_width(), least=least)
            return rendered(lines, coloured=on_screen and wants_colours(plain=request.plain))
        case ReviewFormat.MARKDOWN:
            from eda_coach.reports.review.markdown import review_markdown

            return review_markdown(review, comparison, least=least)
        case ReviewFormat.JSON:
            from eda_coach.reports.review.review_json import review_json

            return review_json(review, comparison, ascii_only=ascii_only)
        case ReviewFormat.SARIF:
            from eda_coach.reports.review.sarif import review_sarif

            return review_sarif(
                review,
                with_all=request.with_all_in_sarif,
                with_waived=request.with_waived_in_sarif,
                ascii_only=ascii_only,
            )
