# SPDX-License-Identifier: AGPL-3.0-or-later
"""A gauge of a limit: how much of what is allowed is used up, and whether it is passed."""

from dataclasses import dataclass

from services.portal.ui.charts.chart import Chart, Saying, draw
from services.portal.ui.charts.drawing import LINE, Drawing

BAR = 28
MARK = 8
NEAR = 0.75
"""Of the limit: from here on a warning."""


@dataclass(frozen=True)
class Limit:
    """Used and allowed in the same unit, each as it is written."""

    used: int
    allowed: int
    used_shown: str
    allowed_shown: str

    @property
    def meaning(self) -> str:
        if self.used > self.allowed:
            return "bad"
        return "warn" if self.used >= NEAR * self.allowed else "good"


def gauge(saying: Saying, limit: Limit) -> Chart:
    """A bar on a track. The limit's mark moves in when it is passed, so that the whole bar stays in sight."""
    assert limit.used >= 0, "what is used is counted from zero"
    assert limit.allowed > 0, "a limit is above zero"
    return draw(saying, lambda _: 2 * LINE + BAR + 2 * MARK, lambda drawing: _fill(drawing, limit))


def _fill(drawing: Drawing, limit: Limit) -> None:
    full, y = max(limit.used, limit.allowed), LINE + MARK
    end, mark = (drawing.width * part / full for part in (limit.used, limit.allowed))
    drawing.rect(1, y, drawing.width - 2, BAR, "mark empty")
    drawing.rect(0, y, end, BAR, f"mark {limit.meaning}")
    drawing.line((mark, y - MARK), (mark, y + BAR + MARK), "threshold")
    drawing.text_about(end, LINE - 6, limit.used_shown, "value")
    drawing.text_about(mark, y + BAR + MARK + LINE - 7, limit.allowed_shown, "axis")
