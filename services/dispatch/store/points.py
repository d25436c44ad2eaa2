# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of points: accounts with their entries, the goods shelf and what was redeemed."""

from __future__ import annotations

from services.chassis.calendar_policy import calendar_at, local_date_at
from services.chassis.store import Collection, Index
from services.chassis.values import Event, OrgPath
from services.dispatch.domain import goods, points
from services.dispatch.domain.goods import Good, Redemption
from services.dispatch.domain.point_errors import AlreadyRewarded, EarningLimitReached, UnknownPointRule
from services.dispatch.domain.point_kinds import RedemptionState
from services.dispatch.domain.points import Moment, PointAccount, PointEntry, Step, Why
from services.dispatch.policies.points import PointPolicy
from services.dispatch.store.counting import CountingUnit

EXPIRE = "points.expire"
"""The timer of an account: when its oldest points end."""

COLLECT = "redemption.collect"
"""The timer of what is ready: when it goes back on the shelf."""


class PointsUnit(CountingUnit):
    """The part of dispatch's `Tx` that is about points and what they buy."""

    point_accounts = Collection(PointAccount, "point_accounts")
    point_entries = Collection(
        PointEntry,
        "point_entries",
        orderings=("at",),
        crowded=True,
        indexes=(
            Index("person_id", "by_at"),
            Index("within", "by_at"),
            Index("person_id", "earned_for"),
            Index("person_id", "number", unique=True),
        ),
    )
    goods = Collection(
        Good, "goods", indexes=(Index("within", "state", "_id"), Index("place_path", "state", "_id"))
    )
    redemptions = Collection(
        Redemption,
        "redemptions",
        orderings=("at",),
        crowded=True,
        indexes=(
            Index("person_id", "by_at"),
            Index("within", "state", "by_at"),
            Index("within", "by_at"),
            Index("person_id", "good_id", "state"),
        ),
    )

    def moment(self, place: OrgPath) -> Moment:
        return Moment(self.now, local_date_at(self, place, self.now), self.new_id())

    def account_of(self, person_id: str, place: OrgPath) -> PointAccount:
        """As it is now: what has ended is entered so first."""
        account = self.point_accounts.find(person_id) or PointAccount(id=person_id, place_path=place)
        why = Why(self.by.subject, account.place_path)
        return self.enter(points.expire(account, why, self.moment(account.place_path)))

    def enter(self, step: Step) -> PointAccount:
        """Keep an account, its new entries and when its oldest points end."""
        account, entries, events = step
        for entry in entries:
            self.point_entries.add(entry)
        if entries:
            self.point_accounts.put(account, *events)
            self._watch(account)
        return account

    def reward(self, person_id: str, units: int, why: Why) -> PointAccount:
        """Points by a rule for something done, once for the same evidence.

        Raises UnknownPointRule, AlreadyRewarded, EarningLimitReached.
        """
        policy = self.policy(PointPolicy, why.place_path)
        rule = policy.find(why.rule)
        if rule is None:
            raise UnknownPointRule(why.rule)
        key = points.earned_for(why.rule, why.subject)
        if key and self.point_entries.first({"person_id": person_id, "earned_for": key}):
            raise AlreadyRewarded(why.subject)
        account = self.account_of(person_id, why.place_path)
        moment = self.moment(why.place_path)
        return self.enter(points.earn(account, rule.points * units, why, policy.terms(), moment))

    def reward_if_due(self, person_id: str, units: int, why: Why) -> bool:
        """The same of itself: what gives no points, or no more, is no reason to refuse what was done."""
        try:
            self.reward(person_id, units, why)
        except (UnknownPointRule, AlreadyRewarded, EarningLimitReached):
            return False
        return True

    def had(self, person_id: str, good_id: str) -> int:
        """How many of a good somebody has redeemed that is not cancelled."""
        states = [state for state in RedemptionState if state is not RedemptionState.CANCELLED]
        where = {"person_id": person_id, "good_id": good_id, "state": {"$in": states}}
        return sum(one.quantity for one in self.redemptions.list(where))

    def take_back(self, one: Redemption, reason: str) -> Redemption:
        """Cancel a redemption; points and goods go back. Raises WrongRedemptionState."""
        cancelled, events = goods.cancel(one, reason, self.now)
        good, told = goods.put_back(self.goods.get(one.good_id), one.quantity)
        self.goods.save(good, *told)
        account = self.account_of(one.person_id, one.place_path)
        why = Why(self.by.subject, one.place_path, subject=f"redemption/{one.id}")
        self.enter(points.give_back(account, one.lots, why, self.moment(one.place_path)))
        return self.save_redemption(cancelled, events)

    def save_redemption(self, one: Redemption, events: list[Event]) -> Redemption:
        """Keep a redemption, new or changed, and when it must be fetched."""
        self.redemptions.put(one, *events)
        if one.collect_by and not one.ended_at:
            self.timers.set(COLLECT, one.id, one.collect_by)
        else:
            self.timers.cancel(COLLECT, one.id)
        return one

    def _watch(self, account: PointAccount) -> None:
        last = points.next_end(account)
        if last:
            calendar = calendar_at(self, account.place_path)
            self.timers.set(EXPIRE, account.id, calendar.end_of_period(last))
        else:
            self.timers.cancel(EXPIRE, account.id)
