# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation on the real engine: one compound of ten flats, its owners, and those who serve it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from services.chassis.publicity import Outcome, Publication
from services.chassis.settings import Settings
from services.chassis.store import Store
from services.chassis.store.files import FileState, StoredFile
from services.chassis.store.leases import Lease
from services.chassis.store.simulation import SimulatedClock
from services.chassis.timers import TimerRunner
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.deliberation.commands import (
    announce_vote,
    cast_ballot,
    deliver_ballot,
    post_notice,
    prepare_vote,
    put_policy,
    raise_objection,
    raise_topic,
    rule_objection,
    take_down_notice,
)
from services.deliberation.commands.cast_ballot import CastBallot
from services.deliberation.commands.deliver_ballot import DeliverBallot
from services.deliberation.commands.post_notice import PostNotice
from services.deliberation.commands.prepare_vote import PrepareVote
from services.deliberation.commands.raise_objection import RaiseObjection
from services.deliberation.commands.raise_topic import RaiseTopic
from services.deliberation.commands.rule_objection import RuleObjection
from services.deliberation.commands.take_down_notice import TakeDownNotice
from services.deliberation.domain.authority import HELD
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.casting import UnitBallots
from services.deliberation.domain.deliveries import Method
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.outcomes import Silence
from services.deliberation.domain.places import Appointment, Ownership, Place
from services.deliberation.domain.votes import Vote
from services.deliberation.policies import VotePolicy
from services.deliberation.store import Tx
from services.deliberation.timers import timers

R = TypeVar("R")
TENANT = "320585"
NEIGHBOURHOOD = OrgPath("/320585/001/002")
COMPOUND = OrgPath("/320585/001/002/c01")
BUILDING = OrgPath("/320585/001/002/c01/b03")
ENTRANCE = OrgPath("/320585/001/002/c01/b03/e-1")
ELSEWHERE = OrgPath("/320585/001/003")
PLACES = {
    "/320585": "district",
    "/320585/001": "sub_district",
    NEIGHBOURHOOD: "neighbourhood",
    ELSEWHERE: "neighbourhood",
    COMPOUND: "compound",
    BUILDING: "building",
}
FLATS = 10
START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
OPENS = datetime.fromisoformat("2026-03-18T00:00:00+08:00")
CLOSES = datetime.fromisoformat("2026-03-28T18:00:00+08:00")
PARKING = {
    "title": "小区公共车位出租",
    "question": "是否同意出租小区公共部位的二十个车位？",
    "plan": "每位每月三百元，收入归全体业主。",
    "matter": "use_of_common_parts",
    "place_path": COMPOUND,
    "opens_at": OPENS,
    "closes_at": CLOSES,
}


def number(count: int) -> str:
    return f"01927f3a-0000-7000-8000-{count:012d}"


def person(count: int, name: str, *held: tuple[OrgPath, Role]) -> Principal:
    roles = [(role, path) for path, role in held]
    return Principal(TENANT, number(count), name, grants_of(roles, HELD))


OWNERS = tuple(person(count, f"业主{count}", (BUILDING, Role.RESIDENT)) for count in range(1, FLATS + 1))
CONVENOR = person(80, "吴主任", (NEIGHBOURHOOD, Role.SUPERVISOR))
DESK = person(81, "孙调度", (NEIGHBOURHOOD, Role.DISPATCHER))
GRID_WORKER = person(82, "陈网格", (NEIGHBOURHOOD, Role.GRID_WORKER))
MANAGER = person(83, "周经理")
STRANGER = person(84, "外人", (ELSEWHERE, Role.RESIDENT))
ADMIN = person(90, "郑管理", (OrgPath("/320585"), Role.DISTRICT_ADMIN))


@dataclass
class Bench:
    """The service's store and its clock."""

    settings: Settings
    store: Store[Tx]
    clock: SimulatedClock

    def act(self, by: Principal, work: Callable[[Tx], R]) -> R:
        return self.store.transact(by, work)

    def read(self, by: Principal = ADMIN) -> Tx:
        return self.store.reader(by)

    def wait(self, span: timedelta) -> datetime:
        self.clock.set(self.clock() + span)
        return self.clock()

    def fire(self) -> int:
        """Fire every due timer, as the worker does."""
        lease = Lease(self.store.database, "timers", "test", 10)
        runner = TimerRunner(self.store, "deliberation", timers, lease, 100, 3)
        fired = 0
        while count := runner.step():
            fired += count
        return fired

    def raised(self) -> str:
        """The id of a topic."""
        cmd = RaiseTopic(title="停车难", text="晚上没有车位。", place_path=COMPOUND)
        return self.act(OWNERS[0], lambda tx: raise_topic.handle(tx, cmd)).id

    def prepared(self, by: Principal | None = None, **changed: Any) -> str:
        """The id of a vote on letting the common parking spaces."""
        cmd = PrepareVote.model_validate(PARKING | changed)
        return self.act(by or CONVENOR, lambda tx: prepare_vote.handle(tx, cmd)).id

    def announce(self, vote_id: str) -> Vote:
        return self.act(CONVENOR, lambda tx: announce_vote.handle(tx, vote_id))

    def frozen(self, **changed: Any) -> str:
        """The id of a vote that is announced, its roll frozen."""
        vote_id = self.prepared(**changed)
        self.announce(vote_id)
        self.fire()
        return vote_id

    def opened(self, **changed: Any) -> str:
        vote_id = self.frozen(**changed)
        self.post(vote_id, Kind.PLAN)
        self.clock.set(OPENS)
        self.fire()
        return vote_id

    def counted(self, vote_id: str) -> Vote:
        """The vote, after its closing and its count."""
        self.clock.set(self.vote(vote_id).keyed_until)
        self.fire()
        return self.vote(vote_id)

    def settled(self, vote_id: str) -> Vote:
        """The vote, after its result was public."""
        self.counted(vote_id)
        self.clock.set(self.post(vote_id, Kind.RESULT).until or self.clock())
        self.fire()
        return self.vote(vote_id)

    def publication(self, vote_id: str, kind: Kind) -> Publication:
        """The latest of its kind."""
        found = self.read().publications_of(self.vote(vote_id))
        return [one for one in found if one.kind == kind][-1]

    def post(self, vote_id: str, kind: Kind, board: str = "东门公示栏") -> Publication:
        """What was published hangs on a board from now on."""
        publication_id = self.publication(vote_id, kind).id
        cmd = PostNotice(board=board, photo_id=self.photo())
        return self.act(DESK, lambda tx: post_notice.handle(tx, publication_id, cmd))

    def take_down(self, publication_id: str, board: str = "东门公示栏") -> Publication:
        cmd = TakeDownNotice(board=board, photo_id=self.photo())
        return self.act(DESK, lambda tx: take_down_notice.handle(tx, publication_id, cmd))

    def photo(self, by: Principal | None = None) -> str:
        """The id of a file that somebody, else the desk, has uploaded."""

        def work(tx: Tx) -> str:
            file = StoredFile(
                tx.new_id(), "公示.jpg", tx.by.subject, 9, tx.now, FileState.READY, content_type="image/jpeg"
            )
            tx.files.add(file)
            return file.id

        return self.act(by or DESK, work)

    def objected(self, publication_id: str, by: Principal | None = None) -> str:
        """The id of an objection."""
        cmd = RaiseObjection(text="价格太低。")
        return self.act(by or OWNERS[2], lambda tx: raise_objection.handle(tx, publication_id, cmd)).id

    def rule(self, objection_id: str, outcome: Outcome, by: Principal | None = None) -> None:
        cmd = RuleObjection(outcome=outcome, reasons="价格经评估。")
        self.act(by or CONVENOR, lambda tx: rule_objection.handle(tx, objection_id, cmd))

    def vote(self, vote_id: str) -> Vote:
        return self.read().votes.get(vote_id)

    def cast(
        self,
        vote_id: str,
        count: int,
        choice: Choice = Choice.AGREE,
        by: Principal | None = None,
        **more: Any,
    ) -> UnitBallots:
        """Owner n votes for flat n, unless it is somebody else's."""
        cmd = CastBallot(unit_id=flat(count), choice=choice, **more)
        return self.act(by or OWNERS[count - 1], lambda tx: cast_ballot.handle(tx, vote_id, cmd))

    def deliver(self, vote_id: str, count: int, at: datetime | None = None) -> None:
        """The ballot for flat n was handed over."""
        cmd = DeliverBallot(
            unit_id=flat(count),
            method=Method.IN_PERSON,
            delivered_at=at or self.clock(),
            document=f"送达回证{count}号",
        )
        self.act(DESK, lambda tx: deliver_ballot.handle(tx, vote_id, cmd))

    def deemed(self, **changed: Any) -> str:
        """The id of an open vote in which silence follows the majority: five agree, two more were served."""
        rule = VotePolicy(silence=Silence.FOLLOWS_MAJORITY, silence_clause="议事规则第十二条")
        self.act(ADMIN, lambda tx: put_policy.handle(tx, rule, COMPOUND))
        vote_id = self.opened(**{"matter": "other", "warning_on_ballot": True} | changed)
        for count in range(1, 6):
            self.cast(vote_id, count)
        for count in range(5, 8):
            self.deliver(vote_id, count)
        return vote_id

    def told(self, noun: str, item_id: str) -> list[str]:
        """The names of the events of one thing."""
        return [event.name for event in self.read().history(noun, item_id, limit=100).items]


def flat(count: int) -> str:
    """The id of a flat."""
    return number(1000 + count)


def leave_unmeasured(tx: Tx) -> None:
    """One more flat, whose area nobody knows."""
    path = BUILDING.child("u099")
    tx.put_copy(Tx.places, Place(flat(99), path, "unit", "99室", True, path.ancestors()), 1)


def add_flats(tx: Tx, count: int) -> None:
    """So many flats more, of one owner each; on the roll they come first."""
    for n in range(count):
        path = BUILDING.child(f"x{n:03d}")
        unit = Place(number(3000 + n), path, "unit", f"加{n}室", True, path.ancestors(), 8000, "survey")
        tx.put_copy(Tx.places, unit, 1)
        owner = f"00000000-0000-7000-8000-{n:012d}"
        tx.put_copy(Tx.ownerships, Ownership(unit.id, (owner,), owner, "2020-01-01"), 1)


def form_entrance(tx: Tx, *counts: int) -> None:
    """The building has an entrance, and these flats lie in it."""
    entrance = Place("entrance-1", ENTRANCE, "entrance", "1单元", True, ENTRANCE.ancestors())
    tx.put_copy(Tx.places, entrance, 1)
    for unit in tx.places.several(flat(count) for count in counts):
        tx.put_copy(Tx.places, replace(unit, within=(*unit.within, ENTRANCE)), 2)


def sell(tx: Tx, count: int, buyer: Principal) -> None:
    """Flat n belongs to somebody else."""
    tx.put_copy(Tx.ownerships, Ownership(flat(count), (buyer.subject,), buyer.subject, "2026-03-20"), 2)


def settle(tx: Tx) -> None:
    """Flat n has n square metres more than ninety and belongs to owner n."""
    for count, (text, kind) in enumerate(PLACES.items()):
        path = OrgPath(text)
        place = Place(f"place-{count}", path, kind, f"{kind} {text[-3:]}", True, path.ancestors())
        tx.put_copy(Tx.places, place, 1)
    for count, owner in enumerate(OWNERS, 1):
        path = BUILDING.child(f"u{count:03d}")
        area = 9000 + 100 * count
        unit = Place(flat(count), path, "unit", f"{count}室", True, path.ancestors(), area, "registry")
        tx.put_copy(Tx.places, unit, 1)
        tx.put_copy(Tx.ownerships, Ownership(flat(count), (owner.subject,), owner.subject, "2020-01-01"), 1)
    tx.put_copy(Tx.appointments, Appointment("appointment-1", MANAGER.subject, COMPOUND), 1)
