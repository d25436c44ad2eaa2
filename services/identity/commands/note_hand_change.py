# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remember that staff changed what a source delivers: its old word overwrites nothing, and ours goes back.

Part of changing a person, of a move in or out, and of registering a vehicle.
"""

from collections.abc import Mapping

from services.identity.commands import reckon_feed_persons, reckon_feed_vehicles
from services.identity.domain.feed_contracts import RankedField
from services.identity.domain.feed_origins import FeedSubject, Means, by_hand
from services.identity.domain.feed_records import VEHICLE
from services.identity.domain.persons import Person, Protected
from services.identity.domain.vehicles import Vehicle
from services.identity.store import Tx

_MOST = 500


def handle(tx: Tx, person_id: str, before: Mapping[str, str], means: Means = Means.HAND) -> None:
    """`before`: by field, the keyed hash of what stood there; of whom no source tells nothing is done."""
    known = tx.feed_subjects.list({"about_id": person_id}, limit=_MOST) if before else []
    for subject in known:
        for field, stood in before.items():
            subject = by_hand(subject, field, stood, means, tx.now)  # noqa: PLW2901 - one change after the other
        tx.feed_subjects.save(subject)
    if known:
        reckon_feed_persons.handle(tx, (subject.id for subject in known))


def of_person(tx: Tx, before: Person, after: Person, means: Means) -> None:
    """All that is another than before."""
    stood = {
        RankedField.NAME.value: (tx.keys.lookup(before.name, "feed_name"), before.name != after.name),
        RankedField.PHONE.value: (
            before.phone.lookup if before.phone else "",
            _differ(before.phone, after.phone),
        ),
        "citizen_id": ("", _differ(before.citizen_id, after.citizen_id)),
        RankedField.LIFE.value: ("", before.active != after.active),
        "path": ("", before.path != after.path),
    }
    handle(tx, after.id, {field: mark for field, (mark, other) in stood.items() if other}, means)


def _differ(one: Protected | None, other: Protected | None) -> bool:
    return (one and one.lookup) != (other and other.lookup)


def of_vehicle(tx: Tx, vehicle: Vehicle) -> None:
    """It was registered by staff; sources may have told of it before."""
    subject_id = VEHICLE + vehicle.plate.lookup
    if tx.feed_records.first({"subject": subject_id}) is None:
        return
    known = tx.feed_subjects.find(subject_id) or FeedSubject(id=subject_id, about_id=vehicle.id, made=False)
    tx.feed_subjects.put(by_hand(known, RankedField.HOLDER.value, "", Means.HAND, tx.now))
    reckon_feed_vehicles.handle(tx, [subject_id])
