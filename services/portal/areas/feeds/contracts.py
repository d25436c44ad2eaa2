# SPDX-License-Identifier: AGPL-3.0-or-later
"""Contracts with sources: agreed and revised, and the secret by which bodies are signed, shown once."""

from dataclasses import replace

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.feeds.contract_form import (
    AS_OF,
    FIELDS,
    KINDS,
    NUMBERS,
    RANK,
    RANKS,
    filled,
    said,
)
from services.portal.areas.imports.mapping_form import COLUMN
from services.portal.areas.letting.record import shown_once
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.identity import FeedContractView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import saved

pages = flask.Blueprint("feed_contracts", __name__)
RELATIONS = ("owner", "family", "lessee")
PLACES = ("district", "neighbourhood", "compound")
AT_FIELD = {"identity.feed.address_refused": "pull_url"}
INCOMPLETE = "identity.feed.contract_incomplete"
NEEDED = frozenset({"key", "name"})


@pages.get("/feeds/new")
@needs(Permission.IMPORT)
def ask() -> Response:
    return _page(Form.fresh(**filled(None, _words())), None)


@pages.post("/feeds/new")
@needs(Permission.IMPORT)
def agree() -> Response:
    form = Form.sent()
    return _put(form, form.text("source").lower(), None)


@pages.get("/feeds/contracts/<source>")
@needs(Permission.IMPORT)
def show(source: str) -> Response:
    known = visit().feeds.contract(source)
    return _page(Form.fresh(**filled(known, _words())), known)


@pages.post("/feeds/contracts/<source>")
@needs(Permission.IMPORT)
def revise(source: str) -> Response:
    """Another version; batches under way keep theirs."""
    return _put(Form.sent(), source, visit().feeds.contract(source))


@pages.get("/feeds/contracts/<source>/changes")
@needs(Permission.IMPORT)
def changes(source: str) -> Response:
    """What goes back to the source, as a file."""
    return saved(visit().feeds.changes(source), f"{source}-changes.csv")


@pages.post("/feeds/contracts/<source>/secret")
@needs(Permission.IMPORT)
def make_secret(source: str) -> Response:
    """What is made stands on the page that answers; the one before is good no longer."""
    form, words = Form.sent(), visit().words
    known = visit().feeds.contract(source)
    if form.only_shown:
        return _page(replace(form, typed=filled(known, _words())), known)
    try:
        secret = visit().feeds.make_secret(source, form.key)
    except (Problem, Unreachable) as problem:
        return _page(replace(form, typed=filled(known, _words())).refused(problem), known)
    rows = ((words("feeds.source"), secret.source), (words("feeds.secret"), secret.secret))
    onward = flask.url_for("feed_contracts.show", source=source), words("feeds.secret_kept")
    return shown_once(words("feeds.secret"), words("feeds.secret_once"), rows, onward)


def _put(form: Form, source: str, known: FeedContractView | None) -> Response:
    if form.only_shown:
        return _page(form, known)
    if not source:
        return _page(form.missing("source"), known)
    try:
        visit().feeds.put_contract(said(form, source, known, _words()), form.key, form.text("version"))
    except (Problem, Unreachable) as problem:
        return _page(_refused(form, problem), known)
    return flask.redirect(flask.url_for("feeds.index"), 303)


def _refused(form: Form, problem: Problem | Unreachable) -> Form:
    """What a contract lacks is said at the columns that are empty."""
    refused = form.refused_at(problem, AT_FIELD)
    if not isinstance(problem, Problem) or problem.code != INCOMPLETE:
        return refused
    missing = visit().words("form.missing")
    return replace(refused, errors={f"{COLUMN}{one}": missing for one in problem.data.get("fields", ())})


def _words() -> dict[str, str]:
    """What each relation is called in the clerk's language."""
    return {name: visit().words(f"register_relation.{name}") for name in RELATIONS}


def _page(form: Form, known: FeedContractView | None) -> Response:
    words = visit().words
    html = flask.render_template(
        "feed_contract.html",
        form=form,
        known=known,
        waiting=visit().feeds.waiting(known.source) if known else None,
        kinds=[(name, words(f"feed_kind.{name}")) for name in KINDS],
        places=_places(),
        clients=_clients(form.typed.get("client_id", "")),
        fields=[(COLUMN + name, name, name in NEEDED) for name in FIELDS],
        numbers=[(name, words(f"feeds.{name}"), words(f"feeds.{name}_hint")) for name in NUMBERS],
        ranks=[(RANK + name, name) for name in RANKS],
        relations=tuple(_words().values()),
        moments=[(name, words(f"feed_as_of.{name}")) for name in AS_OF],
        labels=_labels(),
    )
    return flask.Response(html, form.status)


def _labels() -> dict[str, str]:
    """What the fields are called that other forms do not have."""
    words = visit().words
    return {
        "source": words("feeds.source"),
        "at": words("feeds.at"),
        "client_id": words("feeds.client"),
        **{f"pull_{name}": words(f"feed_pull.{name}") for name in ("url", "every_minutes", "time", "header")},
        **{name: words(f"feeds.{name}") for name in NUMBERS},
        **{COLUMN + name: words(f"feed_field.{name}") for name in FIELDS},
        **{RANK + name: words(f"feed_rank.{name}") for name in RANKS},
    }


def _places() -> list[tuple[str, str]]:
    """The district, its neighbourhoods and compounds in the order of the tree."""
    found = [place for kind in PLACES for place in visit().registers.places(kind)]
    names = {place.path: place.name for place in found}
    within = ((place, names.get(place.path.rpartition("/")[0])) for place in found)
    return sorted((place.path, f"{above} · {place.name}" if above else place.name) for place, above in within)


def _clients(known: str) -> list[tuple[str, str]]:
    """Who may deliver; whom the clerk may not list stays as agreed."""
    nobody = ("", visit().words("feeds.by_staff"))
    if not visit().by.holds(Permission.CLIENTS):
        return [nobody, *([(known, known)] if known else [])]
    found = [one for one in visit().administration.clients() if one.active or one.client_id == known]
    return [nobody, *sorted((one.client_id, f"{one.name} · {one.client_id}") for one in found)]
