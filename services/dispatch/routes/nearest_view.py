# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody who is about to report learns of open requests nearby."""

from collections.abc import Sequence
from math import ceil

from services.dispatch.queries.nearest import Near
from services.dispatch.routes.similar_view import SimilarView, to_similar
from services.dispatch.store import Tx

STEP_M = 10


class NearestView(SimilarView):
    """`metres`: how far away, in steps of ten; null where a point is not known."""

    metres: int | None


def to_nearest(tx: Tx, found: Sequence[Near]) -> list[NearestView]:
    views = to_similar(tx, [one.order for one in found])
    return [
        NearestView(**dict(view), metres=_steps(one.metres)) for view, one in zip(views, found, strict=True)
    ]


def _steps(metres: float | None) -> int | None:
    return None if metres is None else STEP_M * ceil(metres / STEP_M)
