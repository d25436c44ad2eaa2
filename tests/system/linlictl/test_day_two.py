# SPDX-License-Identifier: AGPL-3.0-or-later
"""Backup, archive, off-boarding and keys, on every service with a district that has something of everything.

What changes something works on a copy of its own, restored from the backup.
"""

import gzip
import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from scripts.linlictl.backup import LEFT_OUT
from scripts.services import SERVICES
from services.chassis.clock import system_now
from services.chassis.privacy import Vault
from services.chassis.store.event_feed import Position
from services.chassis.store.event_log import EVENTS
from services.chassis.store.leases import Lease
from services.chassis.store.relay_records import RelayRecords
from tests.samples.world import MARK, World
from tests.system.linlictl.conftest import done, typed
from tests.system.linlictl.saved import (
    NEW,
    OLD,
    Restored,
    environment,
    invariants,
    numbers,
    of_others,
    opened,
    restored,
    saved,
    whole,
)
from tests.system.tenancy.conftest import gateway, house, world
from tests.system.tenancy.seed import PHONE

__all__ = ["environment", "gateway", "house", "restored", "saved", "whole", "world"]
OF, BOOKS = ("identity", "dispatch"), ("finance", "deliberation")
TAKES_LONG = "the district that has something of everything is made by every service's API once"


def test_what_is_restored_is_what_was_saved(
    world: World, saved: Path, whole: str, environment: Callable[..., None]
) -> None:
    before = invariants(*BOOKS)
    environment(whole)
    assert invariants(*BOOKS) == before
    assert len(before) > 20
    for service in SERVICES:
        with opened(world, whole, service).client as client:
            one, other = world.stores[service].database.raw, client[f"{whole}{service}"]
            names = set(one.list_collection_names()) - LEFT_OUT
            assert names - set(other.list_collection_names()) == set()
            for name in names - {"relay", "operations"}:
                assert list(one[name].find().sort("_id", 1)) == list(other[name].find().sort("_id", 1)), name
                assert one[name].index_information() == other[name].index_information(), name
    assert (saved / "manifest.json").stat().st_size > 1000


def test_what_cannot_be_restored_is_refused(world: World, saved: Path, tmp_path: Path) -> None:
    again = ("restore", "--from", str(saved), "--dry-run")
    ran = typed(*again)
    assert (ran.code, "another --prefix, or --replace" in ran.err) == (2, True)
    lease = Lease(world.stores["finance"].database, "relay", "a worker")
    assert lease.renew()
    assert "finance is running (relay is held)" in typed(*again, "--replace").err
    lease.release()
    assert "the files are whole" in done(*again, "--replace").err
    assert "no prefix of databases" in typed(*again, "--prefix", "No Such").err
    empty = typed("restore", "--from", str(tmp_path))
    assert (empty.code, "was never finished" in empty.err) == (2, True)
    assert "is not empty" in typed("backup", "--to", str(saved)).err
    manifest = json.loads((saved / "manifest.json").read_text())
    for change, said in (({"version": 9}, "has version 9"), ({"kind": "archive"}, "is no backup")):
        (tmp_path / "manifest.json").write_text(json.dumps(manifest | change))
        assert said in typed("restore", "--from", str(tmp_path)).err
    (tmp_path / "manifest.json").write_text("{")
    assert "is not JSON" in typed("restore", "--from", str(tmp_path)).err
    file = saved / "finance" / "entries.bson.gz"
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b"x")
    assert "entries.bson.gz of" in typed(*again).err
    file.write_bytes(whole)


def test_archived_events_are_read_as_if_they_stood_in_the_log(
    world: World, restored: Restored, tmp_path: Path
) -> None:
    copy = restored("identity", "dispatch")
    before, tomorrow = invariants(*OF), (system_now() + timedelta(days=1)).date().isoformat()
    replay = ("replay", "identity", "--to", "dispatch", "--dry-run", "--output", "json")
    sent = done(*replay).json["events"]
    database = opened(world, copy, "identity")
    log, was = database.collection(EVENTS), database.collection(EVENTS).count_documents({})
    archive = ("archive", "identity", "--before", tomorrow, "--to", str(tmp_path))
    assert "nothing was changed" in done(*archive, "--dry-run").err
    assert log.count_documents({}) == was
    kept = list(log.find({"tenant": world.seeded.code}))
    done(*archive, "--yes", "--reason", "old")
    assert log.count_documents({}) == 0
    assert done(*replay).json["events"] == {}
    assert done(*replay, "--archive", str(tmp_path)).json["events"] == sent
    assert "name the folder with --archive" in typed("invariants", "dispatch").err
    assert invariants(*OF, "--archive", str(tmp_path)) == before
    log.insert_many(kept)
    assert invariants(*OF, "--archive", str(tmp_path)) == before
    assert f"{len(kept)} event(s)" in done(*archive, "--yes").err
    assert log.count_documents({}) == 0
    (tmp_path / "identity" / tomorrow).rename(tmp_path / "gone")
    assert f"lacks {tomorrow}" in typed(*replay, "--archive", str(tmp_path)).err
    database.close()


def test_what_must_stay_in_the_log_is_not_archived(world: World, restored: Restored, tmp_path: Path) -> None:
    copy = restored("finance")
    day = (system_now() + timedelta(days=1)).date().isoformat()
    to = ("--to", str(tmp_path), "--yes")
    assert "is no day" in typed("archive", "finance", "--before", "soon", *to).err
    later = (system_now() + timedelta(days=9)).date().isoformat()
    assert "the relay of finance has come to" in typed("archive", "finance", "--before", later, *to).err
    database = opened(world, copy, "finance")
    database.collection("waiting_leaves").insert_one({"_id": "x", "tenant": world.seeded.code})
    log, here = database.collection(EVENTS), {"tenant": world.seeded.code}
    was = log.count_documents(here)
    assert "wait for their place" in done("archive", "finance", "--before", day, *to).err
    database.collection("waiting_leaves").delete_one({"_id": "x"})
    (young,) = log.find(here).limit(1)
    log.insert_one(young | {"_id": "f" + young["_id"][1:], "sequence": 10_000})
    other = log.find_one({**here, "aggregate": {"$ne": young["aggregate"]}})
    assert other
    stalled = {"_id": f"{world.seeded.code}/{other['aggregate']}", **here}
    database.collection("stalled_lanes").insert_one(stalled)
    done("archive", "finance", "--before", day, "--to", str(tmp_path / "more"), "--yes")
    left = {event["aggregate"] for event in log.find(here)}
    assert young["aggregate"] in left
    assert len(left) == 2
    assert was > log.count_documents(here) > 2
    database.close()


def test_a_district_is_exported_as_files_that_others_read(world: World, saved: Path, tmp_path: Path) -> None:
    code, folder = world.seeded.code, tmp_path / "out"
    export = ("district", "export", code, "--to", str(folder))
    assert "nothing was written" in done(*export, "--dry-run").err
    done(*export)
    manifest = json.loads((folder / "manifest.json").read_text())
    assert (manifest["about"]["district"], manifest["about"]["personal_data"]) == (code, "open")
    for entry in manifest["files"]:
        content = (folder / entry["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        if entry["file"].endswith(".jsonl.gz"):
            lines = [json.loads(line) for line in gzip.decompress(content).splitlines()]
            service, _, name = entry["file"].removesuffix(".jsonl.gz").partition("/")
            assert manifest["about"]["counts"][service][name] == len(lines) == entry["documents"]
            assert {line["tenant"] for line in lines} == {code}
    persons = gzip.decompress((folder / "identity" / "persons.jsonl.gz").read_bytes()).decode()
    assert PHONE in persons
    assert MARK in persons
    events = gzip.decompress((folder / "identity" / "events.jsonl.gz").read_bytes()).decode()
    assert f'"name": "{MARK}人"' in events
    assert not (folder / "identity" / "accounts.jsonl.gz").exists()


def test_events_that_are_not_out_stand_in_the_way(world: World, restored: Restored) -> None:
    copy = restored("dispatch")
    database = opened(world, copy, "dispatch")
    RelayRecords(database).save(Position(None, None, ""))
    ran = typed("district", "erase", world.seeded.code, "--confirm", world.seeded.code)
    assert ran.code == 2
    assert "not published: let its worker run" in ran.err
    database.close()


def test_a_districts_key_is_changed_and_everything_opens(world: World, restored: Restored) -> None:
    copy = restored("identity", "outreach")
    code = world.seeded.code
    rotate = ("keys", "rotate", "identity", "--district", code, "--output", "json")
    (state,) = (
        row for row in done("keys", "list", "identity", "--output", "json").json if row["tenant"] == code
    )
    assert (state["keys"], state["by_older_keys"]) == (1, 0)
    assert "nothing was changed" in done(*rotate, "--dry-run").err
    before = numbers(world, copy, OLD)
    assert PHONE in before
    for keys in (2, 2):  # the first change, and one more: the key between is dropped
        done(*rotate, "--yes", "--reason", "yearly")
        (state,) = (
            row for row in done("keys", "list", "identity", "--output", "json").json if row["tenant"] == code
        )
        assert (state["keys"], state["by_older_keys"]) == (keys, 0)
    assert numbers(world, copy, OLD) == before
    done("keys", "rotate", "outreach", "--district", code, "--yes")


def test_a_change_that_broke_off_is_finished(world: World, restored: Restored) -> None:
    copy = restored("identity")
    code, database = world.seeded.code, opened(world, copy, "identity")
    keys = database.collection("tenant_keys")
    row = keys.find_one({"tenant": code})
    assert row
    fresh = Vault.from_text(OLD).new_key(code)
    keys.update_one({"_id": row["_id"]}, {"$set": {"wrapped": f"{fresh} {row['wrapped']}"}})
    rotate = ("keys", "rotate", "identity", "--district", code, "--yes", "--output", "json")
    assert "--resume that change" in typed(*rotate).err
    assert int(done(*rotate, "--resume").out.splitlines()[-1].split(":")[-1].strip(" }")) >= 2
    assert PHONE in numbers(world, copy, OLD)
    database.close()


def test_the_master_key_is_changed_and_the_old_one_is_needed_no_more(
    world: World, restored: Restored, environment: Callable[..., None], tmp_path: Path
) -> None:
    copy = restored("identity", "outreach")
    for service in ("identity", "outreach"):
        environment(copy, f"{NEW},{OLD}")
        done("keys", "rotate", service, "--master", "--yes")
        assert "to_wrap: 0" in done("keys", "rotate", service, "--master", "--dry-run").out
        environment(copy, OLD)
        assert "no master key" in typed("keys", "list", service).err
        environment(copy, NEW)
        assert len({row["masters"] for row in done("keys", "list", service, "--output", "json").json}) == 1
    assert PHONE in numbers(world, copy, NEW)
    done("district", "export", world.seeded.code, "--to", str(tmp_path / "out"), "--sealed")
    assert PHONE not in gzip.decompress((tmp_path / "out/identity/persons.jsonl.gz").read_bytes()).decode()


def test_wrong_words_about_keys_are_refused(environment: Callable[..., None]) -> None:
    rotate = ("keys", "rotate")
    for argv, said in (
        ((*rotate, "finance", "--master"), "finance seals nothing"),
        ((*rotate, "identity"), "say --master, or --district"),
        ((*rotate, "identity", "--master", "--resume"), "say --master, or --district"),
        ((*rotate, "identity", "--district", "111111"), "identity has no key of '111111'"),
        ((*rotate, "identity", "--master"), "say --yes"),
    ):
        ran = typed(*argv)
        assert (ran.code, said in ran.err) == (2, True), (argv, ran.err)
    environment(master="short")
    assert "LINLI_MASTER_KEY: a master key" in typed("keys", "list", "identity").err


def test_a_district_is_erased_and_nothing_of_it_is_found(
    world: World, whole: str, environment: Callable[..., None]
) -> None:
    environment(whole)
    code = world.seeded.code
    erase = ("district", "erase", code)
    assert "nothing was changed" in done(*erase, "--dry-run").err
    for wrong in (("--yes",), ("--yes", "--confirm", "900999")):
        ran = typed(*erase, *wrong)
        assert (ran.code, f"--confirm does not say {code}" in ran.err) == (2, True)
    others = {service: of_others(world, whole, service, code) for service in SERVICES}
    ran = done(*erase, "--confirm", code, "--reason", "merged into another")
    assert f"no collection of any service holds anything of {code}" in ran.err
    for service in SERVICES:
        database = opened(world, whole, service)
        for name in set(database.raw.list_collection_names()) - {"operations"}:
            for document in database.collection(name).find():
                text = repr(document)
                assert MARK not in text, (service, name)
                assert f"/{code}" not in text, (service, name)
                assert document.get("tenant") != code, (service, name)
        assert of_others(world, whole, service, code) == others[service]
        if service == "identity":
            (record,) = database.collection("operations").find({"what": "district.erase"})
            assert (record["district"], record["why"], record["left"]) == (code, "merged into another", 0)
        database.close()
    assert f"nothing is kept of {code}" in done(*erase, "--dry-run").err
    assert "nothing is kept of a district" in typed("district", "export", code, "--to", "x").err
    assert "is no district's code" in typed("district", "erase", "platform", "--dry-run").err
