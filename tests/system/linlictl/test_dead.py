# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dead letters: seen without being moved, replayed with one effect, discarded with a reason."""

from typing import Any

import pytest
from pymongo.client_session import ClientSession

from services.chassis.messaging.topology import Topology
from services.chassis.store import Database
from services.chassis.store.dead_letters import DeadLetter, DeadLetters, dead_letter
from services.chassis.store.store import retried
from services.chassis.store.write_buffer import WriteBuffer
from services.identity.domain.places import Place
from tests.system.linlictl.conftest import Spine, until


@pytest.fixture
def street(spine: Spine) -> Place:
    """A sub-district whose renaming to `poison` is a dead letter; the next renaming has had its effect."""
    spine.broken = {"poison"}
    spine.start()
    street = spine.build(spine.found(), "001", "one")
    for name in ("poison", "two"):
        spine.rename(street, name)
    until(lambda: spine.heard(street) == ("one", "two") and spine.parked() == 0)
    return street


def keep(database: Database, session: ClientSession, letter: DeadLetter) -> None:
    pending = WriteBuffer(database, session)
    DeadLetters(database).add(pending, letter)
    pending.flush()


def operations(spine: Spine) -> list[dict[str, Any]]:
    return list(spine.dispatch.database.collection("operations").find())


def test_listing_and_showing_leave_the_letters_where_they_are(spine: Spine, street: Place) -> None:
    for _ in range(30):
        (letter,) = spine.letters()
    assert letter["type"] == "linli.identity.v1.PlaceChanged"
    assert (letter["reason"], letter["tenant"], letter["aggregate"]) == (
        "handler_failed",
        "320585",
        f"place/{street.id}",
    )
    assert "cannot bear poison" in letter["error"]
    assert "handler_failed" in spine.ok("dead", "list", "dispatch").out
    shown = spine.ok("dead", "show", "dispatch", letter["id"], "--output", "json").json
    assert shown["payload"]["name"] == "poison"
    assert shown["headers"]["cloudEvents_sequence"] == "2"
    assert "poison" in spine.ok("dead", "show", "dispatch", letter["id"]).out


def test_a_replayed_letter_has_its_effect_exactly_once(spine: Spine, street: Place) -> None:
    spine.broken = set()
    looked = spine.ok("dead", "replay", "dispatch", "--all", "--dry-run")
    assert "nothing was changed" in looked.err
    assert len(spine.letters()) == 1
    spine.ok("dead", "replay", "dispatch", "--all", "--yes", "--reason", "the reaction is repaired")
    until(lambda: spine.heard(street) == ("one", "two", "poison"))
    assert spine.letters() == []
    (kept,) = operations(spine)
    assert (kept["what"], kept["why"]) == ("dead.replay", "the reaction is repaired")
    assert kept["who"]
    spine.rename(street, "three")
    until(lambda: spine.heard(street) == ("one", "two", "poison", "three"))


def test_a_letter_that_fails_again_is_a_letter_again(spine: Spine, street: Place) -> None:
    for _ in range(2):
        (letter,) = spine.letters()
        spine.ok("dead", "replay", "dispatch", "--id", letter["id"], "--yes")
        until(lambda: len(spine.letters()) == 1)
    assert spine.heard(street) == ("one", "two")


def test_the_event_of_a_letter_is_not_taken_again_by_a_replay_of_the_log(spine: Spine, street: Place) -> None:
    spine.broken = set()
    (letter,) = spine.letters()
    spine.ok("replay", "identity", "--to", "dispatch", "--type", letter["type"], "--live", "--yes")
    spine.ok("dead", "replay", "dispatch", "--with-reason", "handler_failed", "--yes")
    spine.rename(street, "three")
    until(lambda: "three" in spine.heard(street))
    assert spine.heard(street) == ("one", "two", "poison", "three")


def test_what_is_no_event_can_only_be_discarded(spine: Spine, topology: Topology) -> None:
    database = spine.dispatch.database
    letter = dead_letter(None, {"odd": "1"}, b"?", "bad_envelope", "missing: id")
    retried(database, lambda session: keep(database, session, letter))
    ran = spine.run("dead", "replay", "dispatch", "--all", "--yes")
    assert ran.code == 1
    assert f"{letter.id} is no event" in ran.err
    assert [one["id"] for one in spine.letters()] == [letter.id]


def test_a_discarded_letter_is_gone_and_recorded(spine: Spine, street: Place) -> None:
    (letter,) = spine.letters()
    why = ("--reason", "typed by mistake")
    spine.ok("dead", "discard", "dispatch", "--type", letter["type"], *why, "--dry-run")
    assert len(spine.letters()) == 1
    assert operations(spine) == []
    spine.ok("dead", "discard", "dispatch", "--type", letter["type"], *why, "--yes")
    assert spine.letters() == []
    (kept,) = operations(spine)
    assert (kept["what"], kept["why"], kept["event_id"]) == ("dead.discard", "typed by mistake", letter["id"])
    assert kept["given_up_for"] == "handler_failed"
    assert spine.heard(street) == ("one", "two")


def test_only_the_chosen_letters_are_touched(spine: Spine, street: Place) -> None:
    spine.rename(street, "poison")
    until(lambda: len(spine.letters()) == 2)
    first, second = spine.letters()
    spine.ok("dead", "discard", "dispatch", "--id", first["id"], "--reason", "x", "--yes")
    assert [letter["id"] for letter in spine.letters()] == [second["id"]]
    ran = spine.ok("dead", "discard", "dispatch", "--with-reason", "refused", "--reason", "x", "--yes")
    assert "0 letter(s)" in ran.err
    assert len(spine.letters()) == 1


def test_the_limit_bounds_the_look_and_says_so(spine: Spine, street: Place) -> None:
    spine.rename(street, "poison")
    until(lambda: len(spine.letters()) == 2)
    ran = spine.ok("dead", "list", "dispatch", "--limit", "1", "--output", "json")
    assert len(ran.json) == 1
    assert "oldest 1 of 2" in ran.err
