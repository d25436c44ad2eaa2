# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages and their files travel packed: Chinese text and markup shrink to a quarter."""

from gzip import GzipFile
from io import BytesIO

import flask
from werkzeug.wrappers import Response

from services.chassis.ids import pick
from services.portal.client.http import Passing

PACKED = ("text/", "application/javascript", "application/manifest+json", "image/svg+xml")
SMALLEST = 500
"""Bytes; what is smaller grows by packing."""

LEVEL = 6
MOST_PADDING = 100


def install(app: flask.Flask) -> None:
    """Pack what browsers can unpack, but for what is only passed on: it is never here as a whole."""

    @app.after_request
    def pack(response: Response) -> Response:
        passing = isinstance(response.response, Passing)
        if passing or not str(response.mimetype).startswith(PACKED) or "Content-Encoding" in response.headers:
            return response
        response.vary.add("Accept-Encoding")
        if flask.request.accept_encodings["gzip"] and response.status_code == 200:  # noqa: PLR2004
            _pack(response)
        return response


def _pack(response: Response) -> None:
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) < SMALLEST:
        return
    response.set_data(packed(content))
    response.headers["Content-Encoding"] = "gzip"
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)


def packed(content: bytes) -> bytes:
    """In gzip's form, with a file name of random length.

    A page holds a secret (the form's token) beside what others can put there (a search text); its length
    would tell them whether they guessed. The name hides it: Heal the BREACH (Palacios and others, 2022).
    """
    packed = BytesIO()
    name = "p" * (1 + pick(MOST_PADDING))
    with GzipFile(name, "wb", LEVEL, packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()
