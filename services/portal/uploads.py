# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and documents: those that a form sends along, and those that a service keeps."""

from collections.abc import Callable
from typing import IO

import flask
from werkzeug.wrappers import Response
from werkzeug.wsgi import FileWrapper

from services.portal.client.http import PART_BYTES, Passing
from services.portal.forms import Form
from services.portal.page_context import visit

MOST_FILES = 10
LONGEST_NAME = 100


Upload = Callable[[str, bytes, str], str]


def uploaded(form: Form, name: str, upload: Upload | None = None) -> list[str]:
    """The ids of the files chosen in a field, once they are kept, by default where orders' files are.

    Raises Problem, Unreachable.
    """
    send = upload or visit().dispatch.upload
    chosen = [file for file in flask.request.files.getlist(name) if file.filename]
    return [
        send(str(file.filename)[-LONGEST_NAME:], file.read(), f"{form.key}:{number}")
        for number, file in enumerate(chosen[:MOST_FILES])
    ]


def passed_on(kept: tuple[bytes, str]) -> Response:
    """A file of a service with its type, to the browser. What people uploaded runs nothing."""
    content, content_type = kept
    response = flask.Response(content, content_type=content_type)
    response.headers["Cache-Control"] = "private, max-age=86400, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def saved(kept: Passing, name: str) -> Response:
    """A file of a service that the browser keeps under this name; no more of it is here than a part."""
    return _named(flask.Response(kept, content_type=kept.content_type), name)


def spooled(content: IO[bytes], content_type: str, name: str) -> Response:
    """A file made here that the browser keeps under this name; it is closed when it is sent."""
    parts = FileWrapper(content, PART_BYTES)
    return _named(flask.Response(parts, content_type=content_type, direct_passthrough=True), name)


def attachment(content: bytes | str, content_type: str, name: str) -> Response:
    """A file that the browser keeps under this name."""
    return _named(flask.Response(content, content_type=content_type), name)


def _named(response: Response, name: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
