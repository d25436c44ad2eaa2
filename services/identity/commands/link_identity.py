# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that the log-in at another provider, which this browser comes from, is one's own."""

from services.chassis.clock import system_now
from services.identity.domain import federation
from services.identity.domain.federation import MOST_LINKS, LinkedIdentity
from services.identity.domain.federation_errors import LinkedElsewhere, LinkingClosed, TooManyLinks
from services.identity.domain.sessions import Session
from services.identity.store import Tx


def handle(tx: Tx, session: Session, provider_id: str, lookup: str) -> LinkedIdentity:
    """Of who logged in here and not elsewhere; linked already is linked.

    Raises NotFound, LinkingClosed, LinkedElsewhere, TooManyLinks.
    """
    provider = tx.identity_providers.get(provider_id)
    if not (provider.active and provider.links_by_log_in and federation.is_strong(session.methods)):
        raise LinkingClosed
    known = tx.linked_identities.first({"lookup": lookup})
    if known is not None and known.person_id != session.person_id:
        raise LinkedElsewhere
    if known is not None:
        return known
    if len(tx.linked_identities.list({"person_id": session.person_id}, limit=MOST_LINKS)) >= MOST_LINKS:
        raise TooManyLinks(MOST_LINKS)
    linked = LinkedIdentity(
        id=tx.new_id(),
        lookup=lookup,
        provider_id=provider.id,
        person_id=session.person_id,
        account_id=session.account_id,
        how="log_in",
        linked_at=system_now(),
    )
    at = tx.persons.get(session.person_id).path
    tx.linked_identities.add(linked, *federation.link(linked, provider, at))
    return linked
