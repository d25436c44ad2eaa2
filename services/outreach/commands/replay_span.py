# SPDX-License-Identifier: AGPL-3.0-or-later
"""Send an endpoint again what it was sent, or should have been, in a span of time; or only what failed."""

from datetime import timedelta

from services.chassis.http import Input, Moment
from services.chassis.store.paging import sortable
from services.chassis.values import Invalid
from services.outreach.domain import endpoints
from services.outreach.domain.endpoints import Endpoint
from services.outreach.domain.errors import SpanTooOld
from services.outreach.domain.events import ReplayBegun
from services.outreach.policies import WebhookPolicy
from services.outreach.store import REPLAY, Tx


class ReplaySpan(Input):
    """By the time at which this service heard of the events; `until` itself lies outside."""

    since: Moment
    until: Moment
    failed_only: bool = False


def handle(tx: Tx, endpoint_id: str, cmd: ReplaySpan) -> Endpoint:
    """Raises NotFound, EndpointOff, Invalid, SpanTooOld."""
    endpoint = tx.own_endpoint(endpoint_id)
    endpoints.check_on(endpoint)
    if cmd.until <= cmd.since:
        raise Invalid("until", "lies after since")
    kept_since = tx.now - timedelta(days=tx.policy(WebhookPolicy).kept_days)
    if cmd.since < kept_since:
        raise SpanTooOld(kept_since)
    after, until = sortable(cmd.since, ""), sortable(cmd.until, "")
    tx.timers.set(REPLAY, endpoint.id, tx.now, after=after, until=until, failed=int(cmd.failed_only))
    return tx.save_endpoint(endpoint, [ReplayBegun(endpoint.id, cmd.since, cmd.until, cmd.failed_only)])
