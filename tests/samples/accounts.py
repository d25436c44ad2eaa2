# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests about statements, their publicity, review and cases that succeed."""

from dataclasses import replace
from datetime import timedelta

from services.chassis.ids import new_id
from services.chassis.publicity import Terms
from services.chassis.values import OrgPath
from services.finance.commands import open_case
from services.finance.domain import statements
from services.finance.domain.kinds import Kind
from services.finance.domain.statements import Notice, Statement, StatementState
from services.finance.store import Tx
from tests.samples.books import by
from tests.samples.dispatch import photo
from tests.samples.world import MARK, Request, World

ENTRIES = "/finance/v1/entries"
FILES = "/finance/v1/files"
PUBLICATIONS = "/finance/v1/publications"


def review_statement(world: World) -> Request:
    return Request({"statement_id": statement(world)}, {"stars": 2}, by=world.people["resident"])


def answer_case(world: World) -> Request:
    return Request({"case_id": case(world)}, {"answer": f"{MARK}已公开合同。"})


def judge_case(world: World) -> Request:
    asked = answer_case(world)
    world.ok("POST", f"/finance/v1/cases/{asked.ids['case_id']}:answer", asked.body)

    def work(tx: Tx) -> None:
        tx.cases.save(replace(tx.cases.get(asked.ids["case_id"]), owner="x"))

    world.stores["finance"].transact(by(world), work)
    return Request(asked.ids, {"accepted": True, "finding": "属实。"})


def post_notice(world: World) -> Request:
    notice = {"board": "东门公示栏", "photo_id": uploaded(world)}
    return Request({"publication_id": published(world)}, notice)


def take_down_notice(world: World) -> Request:
    asked = post_notice(world)
    world.ok("POST", f"{PUBLICATIONS}/{asked.ids['publication_id']}:post", asked.body)
    return Request(asked.ids, {**asked.body, "photo_id": uploaded(world)})


def raise_objection(world: World) -> Request:
    body = {"text": f"{MARK}少了一笔。"}
    return Request({"publication_id": published(world)}, body, by=world.people["resident"])


def list_objections(world: World) -> Request:
    raised = raise_objection(world)
    path = f"{PUBLICATIONS}/{raised.ids['publication_id']}/objections"
    world.ok("POST", path, raised.body, world.people["resident"])
    return Request(raised.ids)


def rule_objection(world: World) -> Request:
    raised = raise_objection(world)
    path = f"{PUBLICATIONS}/{raised.ids['publication_id']}/objections"
    made = world.ok("POST", path, raised.body, world.people["resident"])
    return Request({"objection_id": made["id"]}, {"outcome": "dismissed", "reasons": "已核对。"})


def begin_file(_world: World) -> Request:
    return Request(body={"name": "公示.jpg", "size": len(photo())})


def put_piece(world: World) -> Request:
    begun = world.ok("POST", FILES, begin_file(world).body)
    return Request({"file_id": begun["id"], "number": "0"}, photo())


def complete_file(world: World) -> Request:
    piece = put_piece(world)
    path = f"{FILES}/{piece.ids['file_id']}/pieces/0"
    sent = world.call("PUT", path, "", piece.body, None, "application/octet-stream")
    assert sent.status_code == 204, sent.text
    return Request({"file_id": piece.ids["file_id"]})


def show_content(world: World) -> Request:
    asked = post_notice(world)
    world.ok("POST", f"{PUBLICATIONS}/{asked.ids['publication_id']}:post", asked.body)
    world.fire("finance")
    return Request({"file_id": asked.body["photo_id"]})


show_thumbnail = show_content


def uploaded(world: World) -> str:
    file_id = complete_file(world).ids["file_id"]
    world.ok("POST", f"{FILES}/{file_id}:complete")
    return file_id


def statement(world: World) -> str:
    """The id of a statement that is under review; the resident lives in its place."""

    def work(tx: Tx) -> str:
        place, until = OrgPath(world.paths["compound"]), tx.now + timedelta(days=20)
        drawn = Statement(
            id=new_id(),
            place=place,
            within=place.ancestors(),
            quarter="2026Q1",
            keeper="x",
            begun_at=tx.now,
        )
        published = replace(drawn, state=StatementState.PUBLISHED, review_until=until)
        tx.statements.add(published)
        return published.id

    return str(world.stores["finance"].transact(by(world), work))


def published(world: World) -> str:
    """The id of the publication of a statement."""
    statement_id = statement(world)

    def work(tx: Tx) -> str:
        statement = tx.statements.get(statement_id)
        notice = Notice(
            kind=Kind.STATEMENT,
            subject=f"statement/{statement.id}",
            matter=statement.id,
            place=statement.place,
            title="2026Q1 收支明细",
            document=statements.document(statement),
        )
        return tx.publish(notice, Terms(30)).id

    return str(world.stores["finance"].transact(by(world), work))


def case(world: World) -> str:
    """The id of a case that the district's administrator has to answer."""
    statement_id = statement(world)
    owner = world.ok("GET", f"{ENTRIES}/{world.ids['entry']}")["booked_by"]

    def work(tx: Tx) -> str:
        open_case.handle(tx, statement_id)
        case = tx.cases.first({"statement_id": statement_id})
        assert case
        tx.cases.save(replace(case, owner=owner))
        return case.id

    return str(world.stores["finance"].transact(by(world), work))
