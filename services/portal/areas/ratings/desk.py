# SPDX-License-Identifier: AGPL-3.0-or-later
"""The desk of ratings: files with the lowest score first, why it is so, and the confirmation of a person."""

from re import fullmatch
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis import written
from services.portal.access import needs
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Field,
    acts,
    carry_out,
    offices,
    place_field,
    word_choices,
)
from services.portal.areas.ratings.reasons import rows_of
from services.portal.authority import Permission
from services.portal.client.models.credit import CaseView, CreditFileView, FactView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.panels import Panels
from services.portal.uploads import uploaded

pages = flask.Blueprint("ratings", __name__)
REASONS = (Field("reasons", "long"),)
DECIDES = (Act("confirm", REASONS), Act("decline", REASONS))
RECORD = "record-fact"
MOST_FACTS = 50
KINDS = (
    "spot_check",
    "inspection",
    "inspection_refused",
    "late_publication",
    "failed_evaluation",
    "punished",
    "not_handed_over",
    "fund_misuse",
    "safety_accident",
    "award",
    "training",
)
"""What people record; the house itself records the others."""


@pages.get("/ratings")
@needs(Permission.COUNCIL)
def index() -> str:
    """Files and cases of where the person works; each part fails alone."""
    panels = Panels()
    files, cases = panels.ask(_files), panels.ask(_cases)
    return flask.render_template("ratings.html", files=files, cases=cases)


@pages.get("/ratings/files/<uuid:file_id>")
@needs(Permission.COUNCIL)
def show(file_id: UUID) -> Response:
    return _page(str(file_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/ratings/files/<uuid:file_id>")
@needs(Permission.COUNCIL)
def act(file_id: UUID) -> Response:
    file = visit().credit.file(str(file_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == RECORD:
            photos = uploaded(form, "photo", visit().credit.upload)
            visit().credit.send(f"credit-files/{file_id}/facts", body | {"photos": photos}, form.key)
        else:
            visit().credit.send(f"credit-files/{file_id}:{chosen.name}", body, form.key)
        return flask.url_for("ratings.show", file_id=file_id, done=chosen.name)

    return carry_out(_acts(file), lambda form: _page(str(file_id), form), do)


def _page(file_id: str, form: Form, done: str = "") -> Response:
    file, told = visit().credit.file(file_id), visit().credit.rating(file_id)
    html = flask.render_template(
        "rating_file.html",
        file=file,
        told=told,
        rows=rows_of(line.model_dump() for line in told.lines),
        photographed=Panels().ask(lambda: _photographed(file_id)),
        acts=_acts(file, form),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _photographed(file_id: str) -> list[FactView]:
    """The latest records that a photo shows."""
    found = visit().credit.facts(file_id, MOST_FACTS)
    return [fact for fact in found if any(one.kind == "photo" for one in fact.evidence)]


def _acts(file: CreditFileView, form: Form | None = None) -> Acts:
    return acts(*(DECIDES if file.awaits_confirmation else ()), _record(form))


def _record(form: Form | None) -> Act:
    fields = (
        Field("kind", "select", choices=word_choices("rated_fact", KINDS), word="fact_kind"),
        place_field(form, flats=True),
        Field("happened_on", "date"),
        Field("points", required=False, word="fact_points"),
        Field("documents", "lines", required=False, word="fact_documents"),
        Field("photo", "photo", required=False),
        Field("note", "long", required=False, word="fact_note"),
    )
    return Act(RECORD, fields, _in_hundredths)


def _in_hundredths(body: Body) -> Body:
    """Points as people write them, `2.5`; what is none is left for the API to refuse."""
    text = written.ascii_digits(str(body.get("points", "")))
    whole = fullmatch(r"([0-9]{1,4})(?:\.([0-9]{1,2}))?", text)
    return body | {"points": int(whole[1]) * 100 + int((whole[2] or "").ljust(2, "0"))} if whole else body


def _files() -> list[CreditFileView]:
    found = [file for place in offices() for file in visit().credit.files(place)]
    return sorted({file.id: file for file in found}.values(), key=lambda file: file.score)


def _cases() -> list[CaseView]:
    found = [case for place in offices() for case in visit().credit.cases(place)]
    return list({case.id: case for case in found}.values())
