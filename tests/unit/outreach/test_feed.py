# SPDX-License-Identifier: AGPL-3.0-or-later
"""CloudEvents, cursors, and where a fact happened."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proto.linli import options_pb2
from services.chassis.contracts import message_class, registry
from services.outreach.domain.errors import BadFeedCursor, ForeignCursor
from services.outreach.domain.facts import FACTS, PLACE_FIELDS, linked, place_in
from services.outreach.domain.feed import cloud_event, from_cursor, to_cursor
from tests.unit.outreach.test_deliveries import EVENT

NEVER_TOLD = {
    "TokensRevoked",
    "LoggedIn",
    "AccountCreated",
    "PasswordChanged",
    "SigningKeysRotated",
    "BallotCast",
}


def test_an_event_is_a_cloud_event():
    """CloudEvents 1.0, JSON format: the required attributes, and data as JSON."""
    made = json.loads(cloud_event(EVENT, "320585"))
    assert {name: made[name] for name in ("specversion", "id", "source", "type", "subject")} == {
        "specversion": "1.0",
        "id": "e-1",
        "source": "/linli/dispatch",
        "type": "linli.dispatch.v1.OrderAccepted",
        "subject": "order/1",
    }
    assert (made["sequence"], made["data"], made["tenant"]) == ("3", {}, "320585")
    assert "correlationid" not in made


def test_every_fact_that_is_passed_on_is_declared_and_none_tells_of_log_ins_or_ballots():
    assert set(FACTS) <= set(registry())
    assert not NEVER_TOLD & {name.rpartition(".")[2] for name in FACTS}


@given(st.integers(min_value=0, max_value=10**14))
def test_a_cursor_is_good_in_its_own_district_only(position: int):
    cursor = to_cursor("320585", position)
    assert from_cursor("320585", cursor) == position
    with pytest.raises(ForeignCursor):
        from_cursor("320586", cursor)


@pytest.mark.parametrize("cursor", ["", "x", "5", "ab.", "ab.-1", "ab.1.2", "ab.１", f"ab.{10**15}"])
def test_what_is_no_cursor(cursor: str):
    with pytest.raises((BadFeedCursor, ForeignCursor)):
        from_cursor("320585", cursor)


def test_where_a_fact_happened():
    assert place_in({"orderId": "o-1", "placePath": "/320585/001"}) == "/320585/001"
    assert place_in({"orderId": "o-1", "placePath": ""}) is None
    assert place_in({"told": "/320585/001"}) == "/320585/001"
    assert place_in({"told": ["01927f3a-5c00-7001-8a10-3c5e9d2b7f02"]}) is None
    assert linked({"objectionId": "x", "publicationId": "p-1"}) == ["publication/p-1"]


def test_the_place_of_a_fact_is_a_path_in_its_contract_too():
    """A single text that is no path would stop the feed of its aggregate."""
    for each in (field for event_type in FACTS for field in message_class(event_type).DESCRIPTOR.fields):
        if each.json_name in PLACE_FIELDS and not each.is_repeated:
            assert each.GetOptions().Extensions[options_pb2.type] == "OrgPath", each.full_name
