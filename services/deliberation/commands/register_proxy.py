# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register an owner's written proxy (委托书) to somebody who votes in their place."""

from services.chassis.http import Id, Input
from services.deliberation.commands import Document
from services.deliberation.domain import casting
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.casting import Proxy, key_of
from services.deliberation.domain.errors import NotEntitled, ProxyOfTheCompany, RecordedAlready
from services.deliberation.store import Tx


class RegisterProxy(Input):
    unit_id: Id
    principal_id: Id
    agent_id: Id
    document: Document


def handle(tx: Tx, vote_id: str, cmd: RegisterProxy) -> Proxy:
    vote = tx.votes.get(vote_id)
    tx.require(Permission.BALLOTS_KEEP, vote.place)
    unit = tx.entry(vote, cmd.unit_id)
    if not unit.entitles(cmd.principal_id):
        raise NotEntitled(cmd.unit_id, cmd.principal_id)
    if tx.company_at(vote.place, cmd.agent_id):
        raise ProxyOfTheCompany(cmd.agent_id)
    most = vote.terms.most_principals
    principals = tx.proxies.count({"vote_id": vote.id, "agent": cmd.agent_id}, limit=most)
    casting.check_principals(principals, most, cmd.agent_id)
    key = key_of(vote.id, cmd.principal_id)
    if tx.proxies.find(key):
        raise RecordedAlready("proxy")
    proxy, events = casting.register_proxy(Proxy(key, vote.id, cmd.principal_id, cmd.agent_id, cmd.document))
    tx.proxies.add(proxy, *events)
    return proxy
