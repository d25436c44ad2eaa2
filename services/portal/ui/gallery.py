# SPDX-License-Identifier: AGPL-3.0-or-later
"""`/ui`: every component of the kit with its examples, in the visitor's language. In development only."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import flask
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from services.portal.access import public
from services.portal.page_context import visit
from services.portal.ui.charts.samples import samples
from services.portal.ui.stylesheet import FOLDER

pages = flask.Blueprint("gallery", __name__)
EXAMPLES = "example.toml"


@dataclass(frozen=True)
class Example:
    """One use of a component: a template, and the values that it is given in each language."""

    title: str
    show: str
    values: dict[str, dict[str, Any]]

    def drawn(self, component: str, language: str) -> Markup:
        environment = flask.current_app.jinja_env
        macros = environment.get_template(f"ui/{component}/macro.html").make_module().__dict__
        names = {name: macro for name, macro in macros.items() if not name.startswith("_")}
        given = {**names, **self.values[language], "charts": samples(language)}
        return Markup(environment.from_string(self.show).render(given))  # noqa: S704 - our own examples


@cache
def components() -> dict[str, list[Example]]:
    """The name of each component and its examples."""
    return {path.parent.name: _read(path) for path in sorted(FOLDER.glob(f"*/{EXAMPLES}"))}


@pages.get("/ui")
@public
def show() -> str:
    return flask.render_template("ui/gallery.html", names=components())


@pages.get("/ui/<component>")
@public
def show_one(component: str) -> str:
    if component not in components():
        raise NotFound
    language = visit().language
    drawn = [(example.title, example.drawn(component, language)) for example in components()[component]]
    return flask.render_template("ui/gallery.html", name=component, drawn=drawn)


def _read(path: Path) -> list[Example]:
    found = tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    return [
        Example(one["title"], one["show"], {"zh": one.get("zh", {}), "en": one.get("en", {})})
        for one in found
    ]
