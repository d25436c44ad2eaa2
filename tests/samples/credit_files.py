# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files, facts, cases and appeals of credit that stand where a sample needs them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

from services.chassis.clock import system_now
from services.chassis.values import OrgPath, Principal
from services.credit.commands import open_file, publish_rating
from services.credit.domain.appeals import About, Appeal
from services.credit.domain.cases import Case, State
from services.credit.domain.facts import Fact
from services.credit.domain.handovers import Handover, HandoverItem
from services.credit.domain.kinds import Evidence, EvidenceKind, ExitReason, SubjectKind
from services.credit.domain.repairs import Repair
from services.credit.domain.subjects import Company
from services.credit.store import Tx
from tests.samples.world import MARK, World

R = TypeVar("R")
NAME = "安居物业"
"""The name of a company is public: it bears no mark."""
SHOWN = (Evidence(EvidenceKind.DOCUMENT, "检查单1号"),)


def fact(world: World, file_id: str = "", kind: str = "late_publication", **more: Any) -> str:
    """The id of a fact of the company, or of another file."""

    def work(tx: Tx) -> Fact:
        cause = tx.new_id()
        said = {"place": compound(world), "happened_on": tx.today, "evidence": SHOWN, "source": cause}
        fact = tx.new_fact(file_id or world.ids["company"], cause, kind=kind, **said)
        fact = replace(fact, **more)
        tx.facts.add(fact)
        tx.recount(tx.credit_files.get(fact.file_id), fact)
        return fact

    return act(world, work).id


def other_file(world: World) -> str:
    """The id of the file of a company of its own."""

    def work(tx: Tx) -> str:
        company = Company(tx.new_id(), NAME, "property_company")
        tx.put_copy(Tx.companies, company, 1)
        open_file.handle(tx, SubjectKind.COMPANY, company.id, tx.root)
        return company.id

    return act(world, work)


def red(world: World) -> str:
    """The id of a file whose red light waits for a confirmation."""
    file_id = other_file(world)
    fact(world, file_id, "fund_misuse")
    return file_id


def case(world: World, **more: Any) -> str:
    """The id of a case of the company, as far as it is said to be."""

    def work(tx: Tx) -> str:
        file = tx.credit_files.get(world.ids["company"])
        given = {
            "id": tx.new_id(),
            "file_id": file.id,
            "place": file.place,
            "within": file.within,
            "opened_at": tx.now - timedelta(days=1),
            "opened_by": "somebody",
            "interview_by": tx.now,
            "appeal_until": tx.now + timedelta(days=5),
        }
        case = Case(**{**given, **more})
        tx.cases.add(case)
        return case.id

    return act(world, work)


def exit_due(world: World, **more: Any) -> str:
    over = system_now() - timedelta(days=1)
    said = {"state": State.EXIT_DUE, "exit_reason": ExitReason.FAILED_RECHECK, "appeal_until": over}
    return case(world, **said, **more)


def handover(world: World) -> str:
    """The id of a handover of the company, of which nothing was handed over yet."""

    def work(tx: Tx) -> str:
        place = compound(world)
        handover = Handover(
            id=tx.new_id(),
            file_id=world.ids["company"],
            place=place,
            within=place.ancestors(),
            opened_at=tx.now,
            leaves_on=tx.today,
            due_on=tx.today,
            items=(HandoverItem("钥匙"),),
        )
        tx.handovers.add(handover)
        return handover.id

    return act(world, work)


def appeal(world: World) -> str:
    """The id of an open appeal against a fact of the company."""
    fact_id = fact(world)

    def work(tx: Tx) -> str:
        file = tx.credit_files.get(world.ids["company"])
        appeal = Appeal(
            id=tx.new_id(),
            about=About.FACT,
            about_id=fact_id,
            file_id=file.id,
            place=file.place,
            within=file.within,
            by=world.ids["handler"],
            against="somebody",
            text=f"{MARK}不属实。",
            at=tx.now,
            decide_by=tx.now + timedelta(days=5),
        )
        tx.appeals.add(appeal)
        return appeal.id

    return act(world, work)


def repair(world: World) -> str:
    """The id of an open application for repair."""
    fact_id = fact(world)

    def work(tx: Tx) -> str:
        file = tx.credit_files.get(world.ids["company"])
        repair = Repair(
            id=tx.new_id(),
            fact_id=fact_id,
            file_id=file.id,
            place=file.place,
            within=file.within,
            by=world.ids["handler"],
            promise=f"{MARK}每月自查。",
            at=tx.now,
        )
        tx.repairs.add(repair)
        return repair.id

    return act(world, work)


def published(world: World) -> str:
    """The id of a published rating of the company."""
    return act(
        world,
        lambda tx: publish_rating.handle(tx, tx.credit_files.get(world.ids["company"]), tx.today),
    ).id


def compound(world: World) -> OrgPath:
    return OrgPath(world.paths["compound"])


def act(world: World, work: Callable[[Tx], R]) -> R:
    return world.stores["credit"].transact(Principal(world.seeded.code, "sample", "sample"), work)


def rename(tx: Tx, file_id: str) -> None:
    tx.credit_files.save(replace(tx.credit_files.get(file_id), name=NAME))
