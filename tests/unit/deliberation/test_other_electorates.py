# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every case of the legal test vectors for meetings that vote by hands; `data/README.md` says whence."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from services.deliberation.domain import quorums
from services.deliberation.domain.four_steps import FourStep, Taken, order_of
from services.deliberation.domain.matters import Threshold
from services.deliberation.domain.meeting_rules import RULES, Caller, CommitteeQuorum, MeetingKind
from services.deliberation.domain.minutes import NamedVote, Votes, VotingWay
from services.deliberation.domain.quorums import Composition, Lack, Turnout, Verdict

DATA = Path(__file__).parent / "data" / "other-electorates.jsonl"
CASES = [json.loads(text) for text in DATA.read_text().splitlines()]
KINDS = {
    "residents_meeting": MeetingKind.RESIDENTS,
    "representatives_meeting": MeetingKind.REPRESENTATIVES,
    "owners_committee": MeetingKind.COMMITTEE,
    "party_members_meeting": MeetingKind.PARTY_MEMBERS,
    "property_management_committee": MeetingKind.INTERIM,
}
Given = Mapping[str, Any]


def of(*bodies: str) -> Any:
    found = [case for case in CASES if case["input"]["body"] in bodies]
    return pytest.mark.parametrize("case", found, ids=[case["id"] for case in found])


def test_all_cases_are_taken():
    calls = {f"{body}_call" for body in ("residents_meeting", "representatives_meeting", "owners_committee")}
    assert len(CASES) == 66
    assert {case["input"]["body"] for case in CASES} == {*KINDS, *calls, "four_steps"}


@of("residents_meeting", "representatives_meeting", "party_members_meeting")
def test_a_meeting_of_many(case: dict[str, Any]):
    given, expected = case["input"], case["expected"]
    rule = RULES[KINDS[given["body"]]]
    members = given["residents"] if "residents" in given else given["members"]
    composition = Composition(representatives=given.get("representatives", 0))
    votes = Votes(given["agree"], given["disagree"], given["abstain"])
    found = quorums.resolve(rule, composition, Turnout(members=members, present=given["present"]), votes)
    if "notice_on" in given:
        earliest = date.fromisoformat(given["notice_on"]) + timedelta(days=rule.notice_days)
        short = (Lack.NOTICE,) if date.fromisoformat(given["meets_on"]) < earliest else ()
        found = quorums.Resolved(found.quorum, found.approval, short)
    assert said(found) == {key: expected[key] for key in ("quorum", "approval", "review", "result")}
    assert (Lack.COMPOSITION not in found.lacks) is expected.get("composition", True)


@of("owners_committee", "property_management_committee")
def test_a_sitting_whose_members_are_called_by_name(case: dict[str, Any]):
    given, expected = case["input"], case["expected"]
    rule = RULES[KINDS[given["body"]]]
    if "quorum_rule" in given:
        asked = given["quorum_rule"]
        rule = replace(rule, quorum=Threshold(asked["num"], asked["den"], inclusive=not asked["strict"]))
        assert rule.quorum == CommitteeQuorum.TWO_THIRDS.threshold
    members = given["members"]
    there = [one for one in members if one["attendance"] == "in_person"]
    owners = [one for one in members if one.get("side") == "owner"]
    led = any(one.get("chair") and one["side"] == "residents_committee" for one in members)
    turnout = Turnout(
        members=len(members),
        present=len(there),
        owners_present=len([one for one in there if one in owners]),
    )
    called = [
        NamedVote(one["member"], one["vote"], VotingWay(one["attendance"]))
        for one in members
        if "vote" in one
    ]
    votes = quorums.roll_call(called)
    found = quorums.resolve(rule, Composition(owners=len(owners), led_by_committee=led), turnout, votes)
    assert said(found) == {key: expected[key] for key in ("quorum", "approval", "review", "result")}
    assert (votes.agree, votes.disagree, votes.abstain) == tuple(
        expected[key] for key in ("agree", "disagree", "abstain")
    )


@of("residents_meeting_call", "representatives_meeting_call", "owners_committee_call")
def test_who_can_have_a_meeting_called(case: dict[str, Any]):
    given = case["input"]
    asked = given.get("asked_by") or {"members": [given["asked"], given["members"]]}
    kind = KINDS[given["body"].removesuffix("_call")]
    ((caller, (number, whole)),) = asked.items()
    assert quorums.must_be_called(kind, Caller(caller), number, whole) is case["expected"]["must_be_called"]


@of("four_steps")
def test_the_order_of_the_four_steps(case: dict[str, Any]):
    steps = [
        Taken(FourStep(one["step"]), date.fromisoformat(one["on"]), one.get("outcome", "PASS") == "PASS")
        for one in case["input"]["steps"]
    ]
    found = order_of(steps)
    assert case["expected"] == {
        "complete": found.complete,
        "first_missing": found.first_missing,
        "out_of_order": list(found.out_of_order),
    }


def said(found: quorums.Resolved) -> dict[str, Any]:
    return {
        "quorum": found.quorum,
        "approval": found.approval,
        "review": [one.value for one in found.lacks],
        "result": Verdict(found.verdict).value.upper(),
    }
