# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rule on an objection, with reasons: uphold it, and the rating is taken back, or dismiss it."""

from services.chassis import publicity
from services.chassis.http import Input
from services.chassis.publicity import Objection, Outcome
from services.credit.commands import Text
from services.credit.domain.authority import Permission
from services.credit.domain.events import ObjectionRuled
from services.credit.domain.timer_kinds import PUBLICITY
from services.credit.store import Tx


class RuleObjection(Input):
    outcome: Outcome
    reasons: Text


def handle(tx: Tx, objection_id: str, cmd: RuleObjection) -> Objection:
    objection = tx.objections.get(objection_id)
    publication = tx.publications.get(objection.publication_id)
    tx.require(Permission.OBJECTIONS_RULE, publication.place)
    publication, objection = publicity.rule(
        publication, objection, tx.by.subject, cmd.outcome, cmd.reasons, tx.now
    )
    tx.objections.save(objection, ObjectionRuled(objection.id, publication.id, cmd.outcome))
    tx.keep_publication(publication)
    if not publication.running:
        tx.timers.set(PUBLICITY, publication.id, tx.now)
    return objection
