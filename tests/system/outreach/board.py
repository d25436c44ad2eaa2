# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notices in every state, and homes to which they are served."""

from dataclasses import replace
from typing import Any

from services.chassis.values import Role
from services.outreach.commands import publish_notice, review_notice, write_notice
from services.outreach.commands.write_notice import WriteNotice
from services.outreach.domain.notices import Notice
from services.outreach.domain.people import Occupancy, Ownership
from services.outreach.domain.places import ENTRANCE, UNIT, Place
from services.outreach.store import Tx
from tests.system.outreach.district import ADMIN, BUILDING, COMPOUND, NEIGHBOURHOOD, Bench, person

CLERK = person("clerk", (NEIGHBOURHOOD, Role.DISPATCHER))
HEAD = person("head", (NEIGHBOURHOOD, Role.SUPERVISOR))
BUILDING_ENTRANCE = BUILDING.child("e-1")
WATER = {"title": "停水通知", "text": "周三九点至十一点停水。", "place_path": COMPOUND}


def number(count: int) -> str:
    return f"01927f3a-0000-7000-8000-{count:012d}"


def written(bench: Bench, **changed: Any) -> Notice:
    cmd = WriteNotice.model_validate(WATER | changed)
    return bench.act(CLERK, lambda tx: write_notice.handle(tx, cmd))


def reviewed(bench: Bench, **changed: Any) -> Notice:
    notice = written(bench, **changed)
    return bench.act(HEAD, lambda tx: review_notice.handle(tx, notice.id))


def published(bench: Bench, **changed: Any) -> Notice:
    notice = reviewed(bench, **changed)
    made = bench.act(CLERK, lambda tx: publish_notice.handle(tx, notice.id))
    bench.run()
    return made


def form_entrance(bench: Bench, *flats: int) -> None:
    """The building has an entrance, and these of its flats lie in it."""

    def work(tx: Tx) -> None:
        entrance = Place(
            "entrance-1", BUILDING_ENTRANCE, ENTRANCE, "1单元", True, BUILDING_ENTRANCE.ancestors()
        )
        tx.put_copy(Tx.places, entrance, 1)
        for unit in tx.places.several(number(one) for one in flats):
            within = (*unit.path.ancestors(), BUILDING_ENTRANCE)
            inside = replace(unit, within=within, entrance_path=BUILDING_ENTRANCE)
            tx.put_copy(Tx.places, inside, 2)

    bench.act(ADMIN, work)


def flats(bench: Bench, count: int) -> list[str]:
    """So many units of the building, each with an owner; the units' ids."""

    def work(tx: Tx) -> None:
        for one in range(count):
            path, owner = BUILDING.child(f"u{one:03d}"), f"owner-{one}"
            place = Place(number(one), path, UNIT, f"{one}室", active=True, within=path.ancestors())
            tx.put_copy(Tx.places, place, 1)
            tx.put_copy(Tx.ownerships, Ownership(number(one), (owner,), path, path.ancestors()), 1)
            tx.put_copy(Tx.occupancies, Occupancy(number(one), owner, path, path.ancestors()), 1)

    bench.act(ADMIN, work)
    return [number(one) for one in range(count)]
