# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's requests about bodies and their elections that succeed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from services.chassis.clock import system_now
from services.chassis.publicity import Publication, Stage, Terms
from services.chassis.values import OrgPath, Principal
from services.deliberation.domain.bodies import Term
from services.deliberation.domain.candidates import Candidate
from services.deliberation.domain.customary import HANDOVER
from services.deliberation.domain.electing import Ranking
from services.deliberation.domain.elections import State
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State as VoteState
from services.deliberation.policies import BodyPolicy
from services.deliberation.store import Tx
from tests.samples.votes import kept, measure_units
from tests.samples.world import Request, World

BODIES = "/deliberation/v1/bodies"
ELECTIONS = "/deliberation/v1/elections"


def founded(world: World, kind: str = "core") -> str:
    """The id of a body."""
    return str(world.ok("POST", BODIES, found_body(world).body | {"kind": kind})["id"])


def election(world: World) -> str:
    """The id of an election for which candidates are sought."""
    return str(world.ok("POST", ELECTIONS, call_election(world).body)["id"])


def found_body(world: World) -> Request:
    where = {"place_path": world.paths["compound"]}
    return Request(body={"kind": "core", "name": "议事核心", "seats": 3, **where})


def list_bodies(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


list_elections = list_bodies


def list_own_flats(world: World) -> Request:
    return Request({"election_id": world.ids["election"]}, by=world.people["resident"])


def end_membership(world: World) -> Request:
    return Request({"body_id": _seated(world)}, {"person_id": world.ids["resident"], "ending": "resigned"})


def file_body(world: World) -> Request:
    body = {"number": "备案1号", "filed_on": "2026-01-05", "chair_id": world.ids["resident"]}
    return Request({"body_id": _seated(world)}, body)


def hand_over(world: World) -> Request:
    return Request({"body_id": _seated(world)}, {"item": HANDOVER[0], "document": "移交清单1号"})


def call_election(world: World, kind: str = "core") -> Request:
    until = (system_now() + timedelta(days=7)).isoformat()
    return Request(body={"body_id": founded(world, kind), "nominations_until": until})


def nominate_candidate(world: World) -> Request:
    return Request({"election_id": election(world)}, {"name": "居民"}, by=world.people["resident"])


def review_candidate(world: World) -> Request:
    ids = {"election_id": _standing(world, State.NOMINATING)}
    return Request(ids, {"person_id": world.ids["resident"]})


def publish_candidates(world: World) -> Request:
    return Request({"election_id": _standing(world, State.NOMINATING)})


def put_to_vote(world: World) -> Request:
    measure_units(world)
    opens = system_now() + timedelta(days=20)
    when = {"opens_at": opens.isoformat(), "closes_at": (opens + timedelta(days=10)).isoformat()}
    return Request({"election_id": _standing(world, State.LISTED, "owners_committee")}, when)


def draw_lots(world: World) -> Request:
    order = [world.ids["resident"], world.ids["handler"]]
    ids = {"election_id": _standing(world, State.VOTING, "owners_committee")}
    return Request(ids, {"order": order, "document": "抽签记录1号"})


def appoint_members(world: World) -> Request:
    chosen = [world.ids[name] for name in ("resident", "handler", "person")]
    ids = {"election_id": _standing(world, State.LISTED)}
    return Request(ids, {"person_ids": chosen, "document": "任命书1号"})


def withdraw_election(world: World) -> Request:
    return Request({"election_id": election(world)}, {"reason": "重新推荐。"})


def list_bodies_policy_versions(world: World) -> Request:
    world.ok("PUT", "/deliberation/v1/policies/bodies", {})
    return Request()


def _seated(world: World) -> str:
    """The id of a body whose members owe a handover."""
    appointed = appoint_members(world)
    path = f"{ELECTIONS}/{appointed.ids['election_id']}:appoint"
    body_id = str(world.ok("POST", path, appointed.body)["body_id"])

    def owe(tx: Tx) -> None:
        body = tx.bodies.get(body_id)
        term = body.term or Term(tx.now.date(), tx.now.date())
        tx.bodies.save(replace(body, handover=BodyPolicy().handover_from(term.ends)))

    world.stores["deliberation"].transact(_by(world), owe)
    return body_id


def _standing(world: World, state: State, kind: str = "core") -> str:
    """The id of an election of three candidates that stands where it is said to: the clock is not moved."""
    election_id = str(world.ok("POST", ELECTIONS, call_election(world, kind).body)["id"])
    for name in ("resident", "handler", "person"):
        said = {"nominated": "committee", "person_id": world.ids[name], "name": name}
        world.ok("POST", f"{ELECTIONS}/{election_id}:nominate", said)
        world.ok("POST", f"{ELECTIONS}/{election_id}:review", {"person_id": world.ids[name]})

    def move(tx: Tx) -> None:
        found = tx.elections.get(election_id)
        changed: dict[str, Any] = {"nominations_until": tx.now - timedelta(hours=1), "state": state}
        if state is State.VOTING:
            changed["ranking"] = Ranking(tied=(world.ids["resident"], world.ids["handler"]))
        candidates = tuple(_fit(one) for one in found.candidates)
        if state is State.VOTING:
            candidates = tuple(_voted(tx, world, one) for one in candidates)
        tx.elections.save(replace(found, candidates=candidates, **changed))
        if state is State.LISTED:
            tx.publications.add(_list(tx, election_id, world.paths["compound"]))

    world.stores["deliberation"].transact(_by(world), move)
    return election_id


def _fit(candidate: Candidate) -> Candidate:
    """Whatever the registers say: nobody of the sample's people owns anything."""
    review = candidate.review
    return replace(candidate, review=replace(review, refusals=()) if review else None)


def _voted(tx: Tx, world: World, candidate: Candidate) -> Candidate:
    """With a vote on them."""
    compound, resident, unit = world.paths["compound"], world.ids["resident"], world.ids["unit"]
    return replace(candidate, vote_id=kept(tx, compound, resident, unit, VoteState.COUNTED))


def _list(tx: Tx, election_id: str, compound: str) -> Publication:
    """A list that was public."""
    return Publication(
        id=tx.new_id(),
        kind=Kind.CANDIDATES,
        subject=f"election/{election_id}",
        matter=election_id,
        place=OrgPath(compound),
        title="候选人名单",
        content="{}",
        terms=Terms(7),
        published_at=tx.now,
        published_by=tx.by.subject,
        stage=Stage.EFFECTIVE,
    )


def _by(world: World) -> Principal:
    return Principal(world.seeded.code, "sample", "sample")
