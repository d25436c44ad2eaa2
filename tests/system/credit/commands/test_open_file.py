# SPDX-License-Identifier: AGPL-3.0-or-later
from services.credit.commands import open_file
from services.credit.domain.kinds import Light, SubjectKind
from services.credit.domain.subjects import Company
from services.credit.store import Tx
from tests.system.credit.district import (
    ADMIN,
    COMPANY,
    DEPARTMENT,
    DISTRICT,
    MANAGER,
    MANAGER_FILE,
    Bench,
    number,
)

NEWCOMER = number(20)


def test_a_file_begins_with_the_base(bench: Bench):
    file = bench.file()
    assert (file.name, file.score, file.shown.light, file.shown.stars) == ("安居物业", 9000, Light.GREEN, "3")
    assert bench.told("credit_file", COMPANY) == ["CreditFileOpened"]
    assert bench.file(MANAGER_FILE).subject_id == MANAGER.subject
    assert bench.file(MANAGER_FILE).name == ""


def test_a_department_has_none_and_nobody_has_two(bench: Bench):
    assert bench.read().credit_files.find(DEPARTMENT) is None
    bench.act(ADMIN, lambda tx: open_file.handle(tx, SubjectKind.COMPANY, COMPANY, DISTRICT))
    assert bench.told("credit_file", COMPANY) == ["CreditFileOpened"]


def test_facts_that_came_before_the_company_wait_for_its_file(bench: Bench):
    order = number(5001)
    bench.hear(
        "dispatch",
        "OrderAssigned",
        order_id=order,
        assignee_id=NEWCOMER,
        assignee_kind="company",
        place_path="/320585/001/002/c01",
    )
    bench.breach(order, NEWCOMER)
    assert len(bench.facts(NEWCOMER)) == 1

    def register(tx: Tx) -> None:
        tx.put_copy(Tx.companies, Company(NEWCOMER, "新来物业", "property_company"), 1)
        open_file.handle(tx, SubjectKind.COMPANY, NEWCOMER, DISTRICT)

    bench.act(ADMIN, register)
    assert bench.file(NEWCOMER).score == 8900
