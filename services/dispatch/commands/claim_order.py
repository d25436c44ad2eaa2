# SPDX-License-Identifier: AGPL-3.0-or-later
"""Claim an accepted order (党员接单): a party member, volunteer or grid worker takes it himself."""

from services.dispatch.domain import access, steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.assignees import Assignee, AssigneeKind
from services.dispatch.domain.errors import NotClaimable, TooManyClaims
from services.dispatch.domain.members_lead import LeadKind
from services.dispatch.domain.orders import Order
from services.dispatch.policies import CategoryPolicy
from services.dispatch.policies.assignment import AssignmentPolicy
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.CLAIM)
    category = tx.policy(CategoryPolicy, order.place_path).find(order.category)
    if category is not None and not category.claimable:
        raise NotClaimable(order.category)
    most = tx.policy(AssignmentPolicy, order.place_path).most_claims
    mine = tx.duties.find(tx.by.subject)
    if mine and mine.claimed >= most:
        raise TooManyClaims(tx.by.subject, most)
    person = tx.persons.find(tx.by.subject)
    name = person.name if person else tx.by.name
    me = Assignee(tx.by.subject, AssigneeKind.PERSON, name, (tx.by.subject,))
    if category is not None:
        category.check_served_by(me)
    order = tx.save_order(*steps.assign(order, me, tx.now, tx.calendar_at(order.place_path), claimed=True))
    tx.count_lead(LeadKind.CLAIMS, order.place_path, tx.by.subject, 1)
    return order
