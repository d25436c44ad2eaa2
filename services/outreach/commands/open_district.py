# SPDX-License-Identifier: AGPL-3.0-or-later
"""Begin to work for a district, in its time zone."""

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store import policies
from services.outreach.domain.events import PolicyChanged
from services.outreach.store import Tx


def handle(tx: Tx, code: str, time_zone: str) -> None:
    """The unit of work is the platform's: only it knows of districts. `time_zone` is an IANA name."""
    district = tx.as_tenant(code)
    district.make_keys()
    policy = district.policy(CalendarPolicy)
    if policy.version == 0 and policy.zone != time_zone:
        name, at = CalendarPolicy.policy_name, district.root
        zoned = CalendarPolicy(zone=time_zone)
        policies.put(district, zoned, at, lambda version: PolicyChanged(name, version, at))
