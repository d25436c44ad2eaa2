# SPDX-License-Identifier: AGPL-3.0-or-later
"""The operator's command for indexes: look first, make what is missing, drop only when told to."""

from tests.system.linlictl.conftest import Spine


def rows(spine: Spine, *more: str) -> dict[str, tuple[str, str]]:
    ran = spine.ok("indexes", "identity", *more, "--output", "json")
    return {row["index"]: (row["is"], row["then"]) for row in ran.json}


def test_what_is_missing_is_made_and_nothing_else(spine: Spine) -> None:
    places = spine.identity.database.collection("places")
    places.drop_index("path")
    places.create_index([("tenant", 1), ("colour", 1)], name="colour")
    spine.identity.database.raw.drop_collection("vehicles")
    found = rows(spine, "--dry-run")
    assert found["places.path"] == ("missing", "is made")
    assert found["places.colour"] == ("declared no more", "stays")
    assert found["vehicles"] == ("missing", "is made")
    assert "path" not in places.index_information(), "a dry run looks only"
    assert rows(spine) == found
    assert {"path", "colour"} <= set(places.index_information())
    assert set(rows(spine, "--dry-run")) == {"places.colour"}


def test_what_is_wrong_or_too_much_goes_only_when_told(spine: Spine) -> None:
    places = spine.identity.database.collection("places")
    places.drop_index("path")
    places.create_index([("tenant", 1), ("path", -1)], name="path")
    places.create_index([("tenant", 1), ("colour", 1)], name="colour")
    kept = spine.run("indexes", "identity", "--yes")
    assert kept.code == 1
    assert "places.path" in kept.err
    assert "colour" in places.index_information()
    asked = spine.run("indexes", "identity", "--drop")
    assert asked.code == 2, "nobody can be asked here"
    assert rows(spine, "--drop", "--dry-run")["places.path"][1] == "is made anew"
    spine.ok("indexes", "identity", "--drop", "--yes")
    assert places.index_information()["path"]["key"] == [("tenant", 1), ("path", 1)]
    assert places.index_information()["path"]["unique"]
    assert rows(spine, "--dry-run") == {}


def test_a_service_that_there_is_not_is_named(spine: Spine) -> None:
    ran = spine.run("indexes", "nothing")
    assert ran.code == 2
    assert "nothing" in ran.err
