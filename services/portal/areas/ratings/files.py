# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos of inspections and spot checks, passed on from credit."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.page_context import visit
from services.portal.uploads import passed_on

pages = flask.Blueprint("rating_photos", __name__)


@pages.get("/ratings/photos/<uuid:file_id>")
def show(file_id: UUID) -> Response:
    return passed_on(visit().credit.photo(str(file_id), "content"))


@pages.get("/ratings/photos/<uuid:file_id>/thumbnail")
def thumbnail(file_id: UUID) -> Response:
    return passed_on(visit().credit.photo(str(file_id), "thumbnail"))
