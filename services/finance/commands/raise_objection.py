# SPDX-License-Identifier: AGPL-3.0-or-later
"""Object to what was published (异议), where one lives or works, until its clock ends."""

from services.chassis import publicity
from services.chassis.http import Input
from services.chassis.publicity import Objection
from services.finance.commands import Text
from services.finance.domain import access
from services.finance.domain.authority import Permission
from services.finance.domain.events import ObjectionRaised
from services.finance.store import Tx


class RaiseObjection(Input):
    text: Text


def handle(tx: Tx, publication_id: str, cmd: RaiseObjection) -> Objection:
    publication = tx.publications.get(publication_id)
    access.check_concerns(tx.by, Permission.OBJECTIONS_RAISE, publication.place)
    calendar = tx.calendar_at(publication.place)
    publication, objection = publicity.raise_objection(
        publication, tx.by.subject, cmd.text, tx.now, tx.new_id(), calendar
    )
    tx.objections.add(objection, ObjectionRaised(objection.id, publication.id, objection.rule_by))
    tx.publications.save(publication)
    return objection
