# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who administers the district: system, security and audit, by one role or by three persons (三员分立)."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import acts
from services.portal.areas.letting.record import Card, Part, Record, show
from services.portal.authority import Permission
from services.portal.client.models.identity import RoleGrantView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("administrators", __name__)
THREE = ("district_admin", "security_admin", "audit_admin")


@pages.get("/people/administrators")
@needs(Permission.PEOPLE, Permission.ROLES, Permission.ACTS)
def index() -> Response:
    words, by = visit().words, visit().by
    held = {role: visit().administration.holders(role) for role in THREE}
    places = {one.path: visit().administration.name_of(one.path) for found in held.values() for one in found}
    record = Record(
        words("administrators.title"),
        "",
        (flask.url_for("home.first"), words("home.nav")),
        words("administrators.lead"),
        rows=_state(),
        parts=tuple(_part(role, found, places) for role, found in held.items()),
        ways=((_policy(), words("administrators.policy")),) if by.holds(Permission.RULES) else (),
    )
    return show(record, acts(), Form.fresh())


def _part(role: str, held: list[RoleGrantView], places: dict[str, str]) -> Part:
    """Who has it; they lead to their roles where one may open these."""
    words, by = visit().words, visit().by
    known = [(one.person_id, visit().identity.person(one.person_id).name, places[one.path]) for one in held]
    title, nobody = words.name("role", role), words("administrators.nobody")
    lead = words(f"administrators.{role}")
    if not any(by.holds(one) for one in (Permission.PEOPLE, Permission.ROLES)):
        head = (words("people.person"), words("people.place"))
        return Part(role, title, nobody, head=head, rows=tuple(one[1:] for one in known), lead=lead)
    cards = tuple(
        Card(flask.url_for("person_roles.index", person_id=who), name, told=place)
        for who, name, place in known
    )
    return Part(role, title, nobody, cards, lead=lead)


def _state() -> tuple[tuple[str, str], ...]:
    """Whether they are three, to whom it can be told: by the own token, or the rule itself."""
    words, by = visit().words, visit().by
    if any("system_admin" in grant.roles for grant in by.grants):
        apart = True
    elif by.holds(Permission.RULES):
        form = visit().policies("identity").form("separation", f"/{by.tenant}")
        apart = bool(form.values["administrators"])
    else:
        return ()
    return ((words("administrators.apart"), words("administrators.on" if apart else "administrators.off")),)


def _policy() -> str:
    return flask.url_for("policies.show", service="identity", policy="separation")
