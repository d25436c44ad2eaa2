# SPDX-License-Identifier: AGPL-3.0-or-later
"""Points (积分): what somebody has, and the entries it comes from."""

from collections.abc import Sequence
from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.dispatch.commands import correct_points, enter_points
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.points import PointAccount, PointEntry
from services.dispatch.policies.points import PointPolicy
from services.dispatch.queries.assignees import person_names
from services.dispatch.queries.points import (
    list_account_entries,
    list_point_entries,
    show_own_points,
    show_point_account,
)
from services.dispatch.store import Tx


class LotView(View):
    """Points that are good until the end of a day, or for ever."""

    points: int
    until: date | None


class HonourView(View):
    code: str
    name: str
    name_en: str


class PointAccountView(View):
    """`balance` can be spent, `earned` is all that ever was earned; `lots` by the day they end."""

    id: str
    version: int
    balance: int
    earned: int
    lots: list[LotView]
    honour: HonourView | None


class PointEntryView(View):
    """`asked`: what the rule would have given but for the limits; `balance` after it."""

    id: str
    person_id: str
    person_name: str
    number: int
    kind: str
    points: int
    asked: int
    balance: int
    at: datetime
    by: str
    place_path: str
    rule: str
    rule_name: str
    rule_name_en: str
    units: int
    subject: str
    note: str


def to_account(tx: Tx, account: PointAccount) -> PointAccountView:
    honours = tx.policy(PointPolicy, account.place_path).honours
    honour = next((one for one in honours if one.code == account.honour), None)
    kept = tx.point_accounts.find(account.id)
    return PointAccountView(
        id=account.id,
        version=tx.point_accounts.version(account) if kept else 0,
        balance=account.balance,
        earned=account.earned,
        lots=[LotView(points=lot.left, until=lot.until) for lot in account.lots],
        honour=HonourView(code=honour.code, name=honour.name, name_en=honour.name_en) if honour else None,
    )


def to_entries(tx: Tx, found: Sequence[PointEntry]) -> list[PointEntryView]:
    names = person_names(tx, (one.person_id for one in found))
    return [_entry(tx, one, names.get(one.person_id, "")) for one in found]


def _entry(tx: Tx, entry: PointEntry, person_name: str) -> PointEntryView:
    why = entry.why
    rule = tx.policy(PointPolicy, why.place_path).find(why.rule)
    return PointEntryView(
        id=entry.id,
        person_id=entry.person_id,
        person_name=person_name,
        number=entry.number,
        kind=entry.kind,
        points=entry.points,
        asked=entry.asked,
        balance=entry.balance,
        at=entry.at,
        by=why.by,
        place_path=why.place_path,
        rule=why.rule,
        rule_name=rule.name if rule else why.rule,
        rule_name_en=rule.name_en if rule else why.rule,
        units=why.units,
        subject=why.subject,
        note=why.note,
    )


accounts = Resource(
    "point_accounts",
    "/dispatch/v1/point-accounts",
    of=Tx.point_accounts,
    shows=to_account,
    requires=AUTHENTICATED,
)
entries = Resource(
    "point_entries",
    "/dispatch/v1/point-entries",
    shows=to_entries,
    requires=Permission.POINTS_READ,
)

accounts.show(show_own_points, "/mine")
accounts.show(show_point_account)
accounts.list(list_account_entries, "/<id:point_account_id>/entries", shows=to_entries)
accounts.act("correct", correct_points, requires=Permission.POINTS_ENTER)
entries.create(enter_points, shows=to_account, requires=Permission.POINTS_ENTER)
entries.list(list_point_entries)
