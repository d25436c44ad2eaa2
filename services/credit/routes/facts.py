# SPDX-License-Identifier: AGPL-3.0-or-later
"""Facts: look one up, take it back, pass it on, establish that it was put right."""

from services.chassis.http import AUTHENTICATED, Resource
from services.credit import queries
from services.credit.commands import rectify_fact, transfer_fact, withdraw_fact
from services.credit.domain.authority import Permission
from services.credit.routes.fact_view import to_fact
from services.credit.store import Tx

facts = Resource("facts", "/credit/v1/facts", of=Tx.facts, shows=to_fact, requires=AUTHENTICATED)

facts.show(queries.show_fact)
facts.act("withdraw", withdraw_fact, requires=Permission.FACTS_TRANSFER)
facts.act("transfer", transfer_fact, requires=Permission.FACTS_TRANSFER)
facts.act("rectify", rectify_fact, requires=Permission.CASES_CONDUCT)
