# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sightings of entries, and what sources say of one person, for tests of the pure rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from services.chassis.values import OrgPath
from services.identity.domain import feed_records
from services.identity.domain.feed_contracts import FeedContract, FeedKind, Rank, RankedField
from services.identity.domain.feed_reckoning import Told
from services.identity.domain.feed_records import FeedRecord, FeedStay
from services.identity.domain.kinds import OccupantKind

FIRST = datetime(2024, 3, 1, 0, 0, tzinfo=UTC)
UNIT, OTHER = "unit-1", "unit-2"
PATHS = {UNIT: "/320585/001/002/c1/b1/101", OTHER: "/320585/001/002/c2/b1/201"}


def at(days: int) -> datetime:
    return FIRST + timedelta(days=days)


def day(days: int) -> date:
    return at(days).date()


def contract(source: str = "police", **ranks: int) -> FeedContract:
    return FeedContract(
        id=source,
        number=1,
        kind=FeedKind.POPULATION,
        name=source,
        at=OrgPath("/320585"),
        columns=(),
        ranks=tuple(Rank(RankedField(field), rank) for field, rank in ranks.items()),
    )


def sighting(days: int, unit_id: str = UNIT, source: str = "police", **more: Any) -> FeedRecord:
    """What one row of a batch says."""
    moment = at(days)
    stay = FeedStay(
        unit_id,
        PATHS[unit_id],
        more.pop("kind", OccupantKind.FAMILY),
        more.pop("since", None),
        more.pop("until", None),
        moment,
        moment,
    )
    return FeedRecord(
        id=f"{source}.k",
        key=f"{source}.k",
        source=source,
        subject="c:1",
        seen_at=moment,
        said_at=moment,
        batch_id=f"{source}-{days}",
        mark=more.pop("mark", "same"),
        sealed="",
        stays=(stay,),
        **more,
    )


def told(
    record: FeedRecord,
    called: str = "张三",
    number: str = "",
    snapshots: tuple[datetime, ...] = (),
    **ranks: int,
) -> Told:
    return Told(
        record=replace(record, open=feed_records.absent_from(record, snapshots) is None),
        contract=contract(record.source, **ranks),
        name=called,
        phone=number,
        citizen_id="1",
        spans=feed_records.spans(record, snapshots),
        marks={"name": f"#{called}", "phone": f"#{number}" if number else "", "holder": f"#{called}"},
    )
