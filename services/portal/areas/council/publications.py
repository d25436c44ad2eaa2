# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff do with a publication of any service: hang it on the physical board, rule on objections."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import flask
from werkzeug.wrappers import Response

from services.portal.areas.council.acts import Act, Acts, Body, Field, word_choices
from services.portal.forms import Form
from services.portal.uploads import uploaded

POST, TAKE_DOWN, RULE = "post", "take-down", "rule"
RUNNING = ("noticed", "open")


class Posting(Protocol):
    @property
    def board(self) -> str: ...
    @property
    def down_at(self) -> datetime | None: ...


class Publication(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def postings(self) -> Sequence[Posting]: ...


class Objection(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def outcome(self) -> str | None: ...


class Keeper(Protocol):
    """The service that keeps it."""

    def upload(self, name: str, content: bytes, key: str) -> str: ...

    def send(self, path: str, body: Body | None, key: str) -> Mapping[str, Any]: ...


def posting(found: Publication) -> list[Act]:
    """On the board, and off it."""
    if found.stage not in RUNNING:
        return []
    photo = Field("photo", "photo")
    given = [Act(POST, (Field("board"), photo))]
    hanging = tuple((one.board, one.board) for one in found.postings if one.down_at is None)
    if hanging:
        given.append(Act(TAKE_DOWN, (Field("board", "select", choices=hanging), photo)))
    return given


def ruling(objections: Sequence[Objection]) -> list[Act]:
    outcomes = word_choices("objection_outcome", ("dismissed", "upheld"))
    fields = (Field("outcome", "select", choices=outcomes), Field("reasons", "long"))
    return [Act(f"{RULE}_{one.id}", fields) for one in objections if one.outcome is None]


def send(keeper: Keeper, found: Publication, form: Form, chosen: Act, body: Body) -> str:
    """Do it; what was done. Raises Problem, Unreachable."""
    name, _, objection = chosen.name.partition("_")
    if name == RULE:
        keeper.send(f"objections/{objection}:rule", body, form.key)
    else:
        photos = uploaded(form, "photo", keeper.upload)
        body |= {"photo_id": photos[0]} if photos else {}
        keeper.send(f"publications/{found.id}:{name}", body, form.key)
    return name


def page(
    found: Publication,
    objections: Sequence[Objection],
    acts: Acts,
    form: Form,
    done: str,
    *,
    address: str,
    as_public: str,
    leads_back: tuple[str, str],
) -> Response:
    """`address`: the page's own; `as_public`: what everybody sees; `leads_back`: an endpoint and its word."""
    html = flask.render_template(
        "kept_publication.html",
        publication=found,
        objections=objections,
        acts=acts,
        form=form,
        done=done,
        address=address,
        as_public=as_public,
        leads_back=leads_back,
    )
    return flask.Response(html, form.status)
