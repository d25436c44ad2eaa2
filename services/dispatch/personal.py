# SPDX-License-Identifier: AGPL-3.0-or-later
"""What dispatch keeps of persons, what of it they are shown, and what stays when they are erased."""

from collections.abc import Callable
from enum import StrEnum

from services.chassis.personal import Personal
from services.chassis.personal_held import Goes, Held, Matter, Named, everywhere, unnamed
from services.chassis.store.listing import Band
from services.dispatch.domain.activity_kinds import NeedState, SignupState
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.point_kinds import RedemptionState
from services.dispatch.domain.round_kinds import RoundState
from services.dispatch.domain.tool_kinds import DepositState, LoanState
from services.dispatch.domain.venue_kinds import BookingState
from services.dispatch.policies.retention import RetentionPolicy
from services.dispatch.store import Tx

WORK = "what was done, when, at what price and whether in time is counted, rated and paid by"
OFFICE = "who answers for a place or a round"
SHOWN = (
    "number",
    "category",
    "description",
    "place_path",
    "address",
    "location",
    "reported_at",
    "state",
    "closed_at",
    "closure",
    "result",
    "price",
    "rating",
    "answers",
)
CONTRACT = "who accepted a price or has a thing is named until it is settled (Civil Code, Art. 509)"
UNDONE = "its purpose is not reached before it is done (PIPL, Art. 47 (1) 1)"
DUE = "who has money to get is named until they have it (Civil Code, Art. 118)"
POINTS = "a ledger: entries are added and never taken away"


REPORTED = ("description", "address", "location", "rating.text", "revisit.note", "answers")
ASSIGNED = ("assignee.name",)
MADE_BY = ("assignee.name", "terms.assignee.name")
ROUND_OVER = tuple(one for one in RoundState if one not in (RoundState.PLANNED, RoundState.OPEN))


def _ended(*states: StrEnum) -> Callable[[Tx], list[Band]]:
    """What is in one of these states, in the whole district."""
    return lambda tx: [[{"within": tx.root, "state": state} for state in states]]


def _closed(tx: Tx) -> list[Band]:
    """Orders that ended; they are listed by when they did."""
    return [[{"within": tx.root, "open": False, "urgency": urgency} for urgency in Urgency]]


def _assigned(_tx: Tx, person_id: str) -> list[Band]:
    return [
        [{"assignee.id": person_id, "open": is_open, "urgency": urgency}]
        for is_open in (True, False)
        for urgency in Urgency
    ]


personal = Personal(
    Tx,
    Held(
        Tx.orders,
        (
            Named(
                "reporter_id",
                REPORTED,
                sort="reported_at",
                matters=(
                    Matter("order", UNDONE, lambda _tx, one, _: one.open and not one.price, waivable=True),
                    Matter("priced_order", CONTRACT, lambda _tx, one, _: one.open and bool(one.price)),
                ),
            ),
            Named(
                "assignee.id",
                ASSIGNED,
                sort="listed_at",
                among=_assigned,
                matters=(Matter("handled_order", UNDONE, lambda _tx, one, _: one.open),),
            ),
        ),
        SHOWN,
        WORK,
        (
            Goes(
                "orders",
                "listed_at",
                among=_closed,
                words=(*REPORTED, *ASSIGNED, "proofs.*.location"),
                files=("photos", "evidence", "proofs.*.files"),
                left=Tx.with_gone_files,
            ),
        ),
    ),
    Held(
        Tx.absences,
        (Named("person_id", few=True),),
        ("place", "since", "until", "note"),
        goes=(Goes("absences", "until", among=everywhere),),
    ),
    Held(
        Tx.point_accounts,
        (
            Named(
                "id", matters=(Matter("points", UNDONE, lambda _tx, one, _: one.balance > 0, waivable=True),)
            ),
        ),
        ("balance", "earned", "honour"),
        POINTS,
    ),
    Held(
        Tx.point_entries,
        (Named("person_id", ("why.note",), sort="at"),),
        ("number", "kind", "points", "balance", "at", "why"),
        POINTS,
    ),
    Held(
        Tx.redemptions,
        (
            Named(
                "person_id",
                sort="at",
                matters=(
                    Matter(
                        "redemption",
                        UNDONE,
                        lambda _tx, one, _: one.state in (RedemptionState.REDEEMED, RedemptionState.READY),
                        waivable=True,
                    ),
                ),
            ),
        ),
        ("name", "quantity", "points", "at", "state", "reason"),
        POINTS,
    ),
    Held(
        Tx.signups,
        (
            Named(
                "person_id",
                sort="at",
                matters=(
                    Matter(
                        "signup",
                        UNDONE,
                        lambda _tx, one, _: one.state in (SignupState.SIGNED, SignupState.WAITING),
                        waivable=True,
                    ),
                ),
            ),
        ),
        ("activity_id", "at", "state", "hours"),
        POINTS,
    ),
    Held(Tx.skill_offers, (Named("id"),), ("skills", "note", "shown")),
    Held(
        Tx.needs,
        (
            Named(
                "person_id",
                sort="at",
                matters=(
                    Matter("need", UNDONE, lambda _tx, one, _: one.state is NeedState.OPEN, waivable=True),
                ),
            ),
        ),
        ("text", "skills", "at", "state"),
        goes=(Goes("needs", "at", among=_ended(*(one for one in NeedState if one is not NeedState.OPEN))),),
    ),
    Held(
        Tx.loans,
        (
            Named(
                "person_id",
                sort="at",
                matters=(
                    Matter(
                        "loan", CONTRACT, lambda _tx, one, _: one.state in (LoanState.LENT, LoanState.OVERDUE)
                    ),
                    Matter(
                        "booked_tool",
                        UNDONE,
                        lambda _tx, one, _: one.state in (LoanState.BOOKED, LoanState.WAITING),
                        waivable=True,
                    ),
                    Matter("deposit", DUE, lambda _tx, one, _: one.deposit_state is DepositState.HELD),
                ),
            ),
        ),
        ("code", "name", "days", "deposit", "at", "state", "deposit_state", "reason"),
        "deposits are money",
        (
            Goes(
                "loans",
                "at",
                among=_ended(LoanState.RETURNED, LoanState.DAMAGED, LoanState.LOST, LoanState.CANCELLED),
                over=lambda _tx, one: one.ended_at if one.deposit_state is DepositState.NONE else None,
            ),
        ),
    ),
    Held(
        Tx.venue_bookings,
        (
            Named(
                "person_id",
                ("purpose",),
                sort="starts_at",
                matters=(
                    Matter(
                        "booking",
                        UNDONE,
                        lambda _tx, one, _: one.state in (BookingState.REQUESTED, BookingState.CONFIRMED),
                        waivable=True,
                    ),
                ),
            ),
        ),
        ("name", "purpose", "slot", "state", "reason"),
        "when a room was taken",
        (
            Goes(
                "bookings",
                "starts_at",
                among=_ended(BookingState.USED, BookingState.NO_SHOW, BookingState.CANCELLED),
            ),
        ),
    ),
    Held(Tx.saved_filters, (Named("person_id", few=True),), ("name", "asked", "telling", "saved_at")),
    Held(
        Tx.rounds,
        (
            Named(
                "assignee.id",
                MADE_BY,
                sort="opens_at",
                matters=(
                    Matter(
                        "round",
                        UNDONE,
                        lambda _tx, one, _: one.state in (RoundState.PLANNED, RoundState.OPEN),
                    ),
                ),
            ),
        ),
        ("day", "state", "finished_at", "late", "note"),
        "safety rounds are evidence",
        (Goes("rounds", "opens_at", among=_ended(*ROUND_OVER), words=MADE_BY),),
    ),
    Held(Tx.members, (Named("id"),), ("records",)),
    Held(
        Tx.lead_persons,
        (Named("person_id", sort="month"),),
        ("kind", "month", "place", "acts", "amount"),
        "people are counted once in the figures of a month",
    ),
    unnamed(Tx.source_imports, Goes("imports", "started_at", files=("file_id",))),
    free=(
        Tx.tallies,
        Tx.group_tallies,
        Tx.standings,
        Tx.lead_tallies,
        Tx.lead_forgotten,
        Tx.duties,
        Tx.map_cells,
        Tx.goods,
        Tx.activities,
        Tx.tool_room,
        Tx.venues,
        Tx.round_plans,
        Tx.spots,
        Tx.spot_keys,
        Tx.incidents,
        Tx.covered_orders,
        Tx.remarks,
        Tx.day_counts,
        Tx.matter_orders,
        Tx.source_mappings,
    ),
    retention=RetentionPolicy,
)
"""A plan of rounds that still names somebody has to be given to another first: they hold the role."""
