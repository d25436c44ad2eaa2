# SPDX-License-Identifier: AGPL-3.0-or-later
"""Redeem an authorization code: once, whatever comes of it."""

from services.chassis.clock import system_now
from services.identity.domain import sessions
from services.identity.domain.sessions import AuthorizationCode
from services.identity.store import Tx


def handle(tx: Tx, text: str, client_id: str) -> AuthorizationCode | None:
    """The code if it is good; a code that comes again revokes the tokens it was redeemed for.

    Access tokens of the person's other log-ins are asked for anew, too: none says of which code it came.
    """
    bearer = sessions.parse(text)
    if bearer is None or bearer.tenant != tx.tenant:
        return None
    code_id = sessions.digest(bearer.secret)
    code = tx.codes.find(code_id)
    if code is None:
        for family in tx.refresh_families.list({"code_id": code_id}):
            if not family.revoked:
                revoked, events = sessions.revoke_reused(family)
                tx.refresh_families.save(revoked, *events)
                tx.revoke_tokens_of(family.person_id)
        return None
    tx.codes.remove(code)
    return code if sessions.redeemable(code, client_id, system_now()) else None
