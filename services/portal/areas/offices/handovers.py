# SPDX-License-Identifier: AGPL-3.0-or-later
"""The handover of an office (交接): a list to tick and sign, item by item, by both sides."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis.clock import system_now
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices
from services.portal.areas.letting.record import Card, Part, Photos, Record, show, status
from services.portal.areas.money.keeping import one_of
from services.portal.areas.people.lookup import somebody
from services.portal.authority import Permission
from services.portal.client.models.identity import OfficeHandoverView, SignatureView
from services.portal.forms import Form
from services.portal.page_context import PageContext, visit
from services.portal.uploads import uploaded

pages = flask.Blueprint("office_handovers", __name__)
SIGN, NAME = "sign_handover", "name_handover_party"
SIDES = ("giver", "receiver")
NAMES = {"person_id": "phone", "file_id": "photo"}
"""What the API calls a field that has another name in the form."""


@pages.get("/offices/handovers/<uuid:handover_id>")
def handover(handover_id: UUID) -> Response:
    found = visit().offices.handover(str(handover_id))
    return _page(found, Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/offices/handovers/<uuid:handover_id>")
def act(handover_id: UUID) -> Response:
    """Who may sign is for identity to say."""
    found = visit().offices.handover(str(handover_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == SIGN:
            shown = uploaded(form, "photo", visit().offices.upload)
            visit().offices.sign(found.id, {**body, **({"file_id": shown[0]} if shown else {})}, form.key)
        else:
            rest = {name: value for name, value in body.items() if name != "phone"}
            person_id = somebody("phone", body.get("phone", ""))
            visit().offices.name_party(found.id, {**rest, "person_id": person_id}, form.key)
        return flask.url_for("office_handovers.handover", handover_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _page(found, form), do, NAMES)


def waiting(present: PageContext) -> int:
    """How many handovers wait for a signature of the person."""
    return sum(bool(to_sign(one, present.by.subject)) for one in present.offices.owed(mine=True))


def to_sign(found: OfficeHandoverView, who: str) -> list[str]:
    """The items that this side has not signed yet."""
    if not found.open or who not in (found.giver_id, found.receiver_id):
        return []
    gives = who == found.giver_id
    return [one.text for one in found.items if (one.given if gives else one.received) is None]


def cards(found: list[OfficeHandoverView], names: dict[str, str]) -> tuple[Card, ...]:
    """Handovers with who gives and who takes; `names`: of their places."""
    return tuple(_card(one, names.get(one.place_path, "")) for one in found)


def _card(one: OfficeHandoverView, place: str) -> Card:
    """How many of its items both have signed stands at its end."""
    words = visit().words
    told = words("offices.due", day=words.day(one.due_on))
    signed = sum(item.given is not None and item.received is not None for item in one.items)
    return Card(
        flask.url_for("office_handovers.handover", handover_id=one.id),
        f"{one.giver_name} → {one.receiver_name or words('offices.nobody_yet')}",
        status("handover_state", _state(one)),
        f"{place} · {told}" if place else told,
        f"{signed}/{len(one.items)}",
    )


def _state(one: OfficeHandoverView) -> str:
    today = system_now().astimezone(visit().words.zone).date()
    if not one.open:
        return "done"
    return "late" if one.due_on < today else "open"


def _acts(found: OfficeHandoverView) -> Acts:
    present = visit()
    known = []
    left = to_sign(found, present.by.subject)
    if left:
        choices = tuple((text, text) for text in left)
        fields = (
            Field("item", "select", choices=one_of(choices), word="signed_item"),
            Field("note", "long", required=False, word="signed_note"),
            Field("photo", "photo", required=False, word="signed_photo"),
        )
        known.append(Act(SIGN, fields))
    if found.open and present.by.holds(Permission.PEOPLE):
        sides = word_choices("handover_side", SIDES)
        fields = (
            Field("side", "select", choices=one_of(sides), word="handover_side"),
            Field("phone", word="unit_phone"),
            Field("reason", word="handover_reason"),
        )
        known.append(Act(NAME, fields))
    return acts(*known)


def _page(found: OfficeHandoverView, form: Form, done: str = "") -> Response:
    words = visit().words
    rows = tuple(
        (one.text, _signed(found.giver_name, one.given), _signed(found.receiver_name, one.received))
        for one in found.items
    )
    head = tuple(words(f"offices.{name}") for name in ("item", "given", "received"))
    signatures = [one for item in found.items for one in (item.given, item.received) if one and one.file_id]
    record = Record(
        words("offices.handover"),
        flask.url_for("office_handovers.act", handover_id=found.id),
        (flask.url_for("offices.index"), words("offices.title")),
        words("offices.handover_lead"),
        state=status("handover_state", _state(found)),
        rows=(
            (words.name("handover_side", "giver"), found.giver_name),
            (words.name("handover_side", "receiver"), found.receiver_name or words("offices.nobody_yet")),
            (words("offices.due_on"), words.day(found.due_on)),
        ),
        parts=(Part("items", words("offices.items"), words("offices.no_items"), head=head, rows=rows),),
        photos=Photos(words("offices.photos"), tuple(str(one.file_id) for one in signatures), "office_files"),
        ways=((flask.url_for("offices.office", office_id=found.id), words("offices.to_office")),),
    )
    return show(record, _acts(found), form, done)


def _signed(name: str, signature: SignatureView | None) -> str:
    """Who signed and when, with the remark; a dash where nobody has."""
    if signature is None:
        return "—"
    words = visit().words
    told = f"✓ {name} {words.moment(signature.at)}"
    return f"{told} · {signature.note}" if signature.note else told
