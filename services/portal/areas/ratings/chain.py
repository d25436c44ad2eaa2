# SPDX-License-Identifier: AGPL-3.0-or-later
"""What credit tells of a matter: each fact that it left in the file of a company, with its points."""

import flask

from services.portal.areas.money.chain import Step
from services.portal.areas.ratings.reasons import points
from services.portal.client.models.credit import MatterFactView
from services.portal.page_context import visit


def steps(district: str, matter: str) -> list[Step]:
    """All of it, as it stands in the matter's timeline. Raises Problem, Unreachable."""
    return [_step(district, one) for one in visit().ratings_of(district).matter(matter)]


def _step(district: str, one: MatterFactView) -> Step:
    words = visit().words
    title = words("ratings.way_fact", fact=words.name("rated_fact", one.kind))
    taken_back = words.name("line_status", "withdrawn")
    counts = taken_back if one.withdrawn_on else words("ratings.way_points", points=points(one.points))
    rating = flask.url_for("public_ratings.show", district=district, file_id=one.file_id)
    return Step(title, one.recorded_at, f"{one.name} · {counts}", rating)
