# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kit in the portal: what every template may call, and the one stylesheet."""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import flask
import segno
from markupsafe import Markup, escape
from werkzeug.local import LocalProxy

from services.chassis.clock import system_now
from services.portal import access
from services.portal.page_context import visit
from services.portal.ui.stylesheet import joined

STYLESHEET = "kit.css"
_FIGURE = re.compile(
    r"[-+−–]?\s*(CN)?[¥￥]?\s*[0-9][0-9\s.,%/()（）]*(of [0-9][0-9,]*\))?(\s*[^\W0-9_]{1,2}²?)?"
)
"""A number with its unit, money, a share; no day and no address."""


def install(app: flask.Flask) -> None:
    """Let templates and macros name the visit, its words, assets, codes and the present moment."""
    style = joined()
    digests = {**_digests(app), STYLESHEET: _digest(style.encode())}

    @app.get(f"/{STYLESHEET}")
    @access.public
    def stylesheet() -> flask.Response:
        response = flask.Response(style, content_type="text/css; charset=utf-8")
        response.headers["Cache-Control"] = f"public, max-age={app.config['SEND_FILE_MAX_AGE_DEFAULT']}"
        return response

    def asset(name: str) -> str:
        """The address of a static file, another one whenever its content changes."""
        if name == STYLESHEET:
            return flask.url_for("stylesheet", v=digests[name])
        return flask.url_for("static", filename=name, v=digests[name])

    app.jinja_env.globals.update(
        asset=asset,
        columns_of_words=columns_of_words,
        now=system_now,
        qr=qr,
        t=LocalProxy(lambda: visit().words),
        visit=LocalProxy(visit),
    )


def columns_of_words(rows: Sequence[Sequence[object]]) -> set[int]:
    """Which columns of a table say something and hold no figure, by their place."""
    shown = [[escape(cell).striptags() for cell in column] for column in zip(*rows, strict=False)]
    return {
        place for place, column in enumerate(shown) if any(column) and not any(map(_FIGURE.fullmatch, column))
    }


def qr(address: str, title: str) -> Markup:
    """A code that leads to an address, readable with a quarter of it dirty (level Q)."""
    drawn = BytesIO()
    segno.make(address, error="q", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgclass="qr", lineclass=None, title=title, omitsize=True, nl=False
    )
    return Markup(drawn.getvalue().decode())  # noqa: S704 - segno escapes the title; the rest is numbers


def _digests(app: flask.Flask) -> Mapping[str, str]:
    folder = Path(str(app.static_folder))
    return {path.name: _digest(path.read_bytes()) for path in folder.iterdir()}


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:12]
