# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a request sends: read no further than its limit, whether its length was announced or not."""

from collections.abc import Callable, Iterable
from wsgiref.types import InputStream, StartResponse, WSGIApplication, WSGIEnvironment

import flask
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, RequestTimeout

from services.chassis import written

MOST_DIGITS = 18
"""A length with more is over every limit already by these."""


class LimitedBody:
    """A `wsgi.input` that refuses what is too long or transferred wrongly, instead of cutting it off.

    Werkzeug's own limit cuts a body without a Content-Length silently where it is read whole.

    Raises:
        RequestEntityTooLarge: at the first read if the announced length is over `limit`, else when passed.
        RequestTimeout: nothing more came for too long.
        BadRequest: the transfer encoding is broken, or the connection ended.

    """

    def __init__(self, inner: InputStream, length: int, limit: int) -> None:
        self._inner = inner
        self._length = length
        self._taken = 0
        self.limit = limit

    def read(self, size: int = -1) -> bytes:
        return self._take(self._inner.read, size)

    def readline(self, size: int = -1) -> bytes:
        return self._take(self._inner.readline, size)

    def _take(self, read: Callable[[int], bytes], size: int) -> bytes:
        if self._length > self.limit:
            raise RequestEntityTooLarge
        left = self.limit + 1 - self._taken
        try:
            data = read(min(size, left) if size >= 0 else left)
        except TimeoutError:
            raise RequestTimeout from None
        except (OSError, ValueError, ParseException):
            raise BadRequest from None
        self._taken += len(data)
        if self._taken > self.limit:
            raise RequestEntityTooLarge
        return data


def install(app: flask.Flask, limit: int) -> None:
    """Let every request's body be at most `limit` bytes."""
    app.wsgi_app = _Limited(app.wsgi_app, limit)  # type: ignore[method-assign]


def current() -> LimitedBody:
    """The body of the current request."""
    found: LimitedBody = flask.request.environ["wsgi.input"]
    return found


class _Limited:
    def __init__(self, inner: WSGIApplication, limit: int) -> None:
        self._inner = inner
        self._limit = limit

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        given = environ.get("CONTENT_LENGTH") or "0"
        length = int(given[:MOST_DIGITS]) if written.is_digits(given) else 0
        environ["wsgi.input"] = LimitedBody(environ["wsgi.input"], length, self._limit)
        return self._inner(environ, start_response)
