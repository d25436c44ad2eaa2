# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of deliberation that needs more than ids: a request that succeeds."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from services.chassis.clock import system_now
from services.chassis.values import OrgPath, Principal
from services.deliberation.domain.ballots import Ballot, Channel, Choice
from services.deliberation.domain.casting import UnitBallots, key_of
from services.deliberation.domain.counting import NO_SIDES, Counting
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.measures import NOTHING
from services.deliberation.domain.outcomes import Outcome, Result, Tally
from services.deliberation.domain.rolls import RollUnit, Stage
from services.deliberation.domain.votes import Roll, State, Vote
from services.deliberation.policies import VotePolicy
from services.deliberation.store import RollEntry, Tx
from tests.samples.world import MARK, Request, World

TOPICS = "/deliberation/v1/topics"
VOTES = "/deliberation/v1/votes"
PUBLISHED = ("votes",)
"""The collections whose ids everybody may know."""
SAME_FOR_ALL = {"show_calendar_policy", "show_votes_policy"}
"""What shows everybody the defaults."""


def settle(world: World) -> None:
    """A topic, and a vote that is counted."""
    world.ids["topic"] = _topic(world)
    world.ids["vote"] = _vote(world, State.COUNTED)


def list_topics(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


def raise_topic(world: World) -> Request:
    body = {"title": "停车难", "text": "晚上没有车位。", "place_path": world.paths["compound"]}
    return Request(body=body, by=world.people["resident"])


def answer_topic(world: World) -> Request:
    return Request({"topic_id": _topic(world)}, {"adopted": True, "answer": "同意。"})


def list_votes(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


def prepare_vote(world: World) -> Request:
    opens = system_now() + timedelta(days=20)
    return Request(body=_question(world, opens, opens + timedelta(days=10)))


def announce_vote(world: World) -> Request:
    _measure_units(world)
    return Request({"vote_id": world.ok("POST", VOTES, prepare_vote(world).body)["id"]})


def withdraw_vote(world: World) -> Request:
    return Request(announce_vote(world).ids, {"reason": "方案还要再商量。"})


def decide_vote(world: World) -> Request:
    return Request({"vote_id": _vote(world, State.COUNTED)}, {"adopted": True, "reasons": "已核对。"})


def list_own_units(world: World) -> Request:
    return Request({"vote_id": _vote(world, State.OPEN)}, by=world.people["resident"])


def cast_ballot(world: World) -> Request:
    body = {"unit_id": world.ids["unit"], "choice": "agree"}
    return Request({"vote_id": _vote(world, State.OPEN)}, body, by=world.people["resident"])


def answer_head(world: World) -> Request:
    return cast_ballot(world)


def key_ballot(world: World) -> Request:
    body = {
        "unit_id": world.ids["unit"],
        "principal_id": world.ids["resident"],
        "choice": "agree",
        "given_at": (system_now() - timedelta(hours=1)).isoformat(),
    }
    return Request({"vote_id": _vote(world, State.OPEN)}, body)


def register_proxy(world: World) -> Request:
    body = {
        "unit_id": world.ids["unit"],
        "principal_id": world.ids["resident"],
        "agent_id": world.ids["handler"],
        "document": "委托书1号",
    }
    return Request({"vote_id": _vote(world, State.OPEN)}, body)


def deliver_ballot(world: World) -> Request:
    body = {
        "unit_id": world.ids["unit"],
        "method": "in_person",
        "delivered_at": (system_now() - timedelta(hours=1)).isoformat(),
        "document": "送达回证1号",
    }
    return Request({"vote_id": _vote(world, State.OPEN)}, body)


def list_calendar_policy_versions(world: World) -> Request:
    world.ok("PUT", "/deliberation/v1/policies/calendar", {})
    return Request()


def list_votes_policy_versions(world: World) -> Request:
    world.ok("PUT", "/deliberation/v1/policies/votes", {})
    return Request()


def _topic(world: World) -> str:
    body = raise_topic(world).body | {"text": f"{MARK}晚上没有车位。"}
    topic_id: str = world.ok("POST", TOPICS, body, world.people["resident"])["id"]
    return topic_id


def _question(world: World, opens: datetime, closes: datetime) -> dict[str, Any]:
    return {
        "title": "小区公共车位出租",
        "question": "是否同意出租小区公共部位的二十个车位？",
        "plan": "每位每月三百元，收入归全体业主。",
        "matter": "use_of_common_parts",
        "place_path": world.paths["compound"],
        "opens_at": opens.isoformat(),
        "closes_at": closes.isoformat(),
    }


def _measure_units(world: World) -> None:
    """A roll needs the area of every unit."""

    def measure(tx: Tx) -> None:
        unit = tx.places.get(world.ids["unit"])
        tx.put_copy(Tx.places, replace(unit, area=9000), sequence=1000)

    world.stores["deliberation"].transact(_by(world), measure)


def _vote(world: World, state: State) -> str:
    """The id of a vote of one unit, which the resident has not sold: the real clock is not moved."""
    return str(world.stores["deliberation"].transact(_by(world), lambda tx: _kept(tx, world, state)))


def _by(world: World) -> Principal:
    return Principal(world.seeded.code, "sample", "sample")


def _kept(tx: Tx, world: World, state: State) -> str:
    place, owner, unit_id = OrgPath(world.paths["compound"]), world.ids["resident"], world.ids["unit"]
    vote = Vote(
        id=tx.new_id(),
        title="小区公共车位出租",
        question="是否同意出租小区公共部位的二十个车位？",
        plan="每位每月三百元，收入归全体业主。",
        matter=Matter.USE_OF_COMMON_PARTS,
        place=place,
        within=place.ancestors(),
        opens_at=tx.now - timedelta(days=2),
        closes_at=tx.now + timedelta(days=8),
        terms=VotePolicy().terms(warned=False, first_assembly=False),
        prepared_by=owner,
        prepared_at=tx.now - timedelta(days=20),
        state=state,
        roll=Roll(Counting(), "", tx.now),
        outcome=_doubtful() if state is State.COUNTED else None,
    )
    tx.votes.add(vote)
    key = key_of(vote.id, unit_id)
    unit = RollUnit(
        unit_id=unit_id,
        area=9000,
        area_source="registry",
        head=owner,
        owners=(owner,),
        stage=Stage.UNSOLD,
    )
    tx.roll.add(RollEntry(key, vote.id, owner, unit))
    if state is State.COUNTED:
        ballot = Ballot(
            id=tx.new_id(), by=owner, principal=owner, choice=Choice.AGREE, channel=Channel.ONLINE, at=tx.now
        )
        secrets = ((ballot.id, "secret"),)
        tx.ballots.add(
            UnitBallots(id=key, vote_id=vote.id, unit_id=unit_id, ballots=(ballot,), secrets=secrets)
        )
    return vote.id


def _doubtful() -> Outcome:
    strict = Tally(NO_SIDES, False, False, False, False, Result.NO_QUORUM)
    return Outcome(NOTHING, strict, None, (), None, (), Result.REVIEW)
