# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of subjects (“1+5”主体): each of the six kinds with who belongs to it."""

from datetime import date

import flask
from werkzeug.wrappers import Response

from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.areas.council.acts import acts
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.offices.pages import names_of
from services.portal.authority import Permission
from services.portal.client.models.identity import SubjectView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("subjects", __name__)
KINDS = ("party", "residents_committee", "owners_committee", "residents", "government", "society")
TABLES = {
    "party": "party_level",
    "residents": "place_kind",
    "government": "company_kind",
    "society": "company_kind",
}
"""The words of what each is in its own register."""


@pages.get("/subjects")
@needs(Permission.PEOPLE)
def index() -> Response:
    words, administration = visit().words, visit().administration
    found = {kind: administration.subjects(kind) for kind in KINDS}
    names = names_of({one.place_path for each in found.values() for one in each if one.place_path})
    parts = tuple(
        Part(
            kind,
            words.name("subject_kind", kind),
            words("subjects.none"),
            tuple(_card(one, names) for one in sorted(found[kind], key=lambda one: (_gone(one), one.name))),
        )
        for kind in KINDS
    )
    record = Record(
        words("subjects.nav"),
        flask.url_for("subjects.index"),
        (flask.url_for("companies.index"), words("companies.title")),
        words("subjects.lead"),
        parts=parts,
    )
    return show(record, acts(), Form.fresh())


def _card(one: SubjectView, names: dict[str, str]) -> Card:
    table = TABLES.get(one.kind, "committee_kind")
    state = status("company_post", "ended") if _gone(one) else None
    where = names.get(one.place_path or "", visit().words("subjects.whole_district"))
    return Card(_page(one), one.name, state, f"{visit().words.name(table, one.what)} · {where}")


def _page(one: SubjectView) -> str:
    """Where it is kept."""
    if one.kind == "party":
        return flask.url_for("organisations.one", organisation_id=one.id)
    if one.kind == "residents":
        return flask.url_for("places.place", place_id=one.id)
    if one.kind in ("government", "society"):
        return flask.url_for("companies.company", company_id=one.id)
    return flask.url_for("committees.committee", committee_id=one.id)


def _gone(one: SubjectView) -> bool:
    today: date = system_now().astimezone(visit().words.zone).date()
    return one.until is not None and one.until < today
