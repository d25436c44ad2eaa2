# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.credit.commands import put_policy
from services.credit.domain.subjects import Appointment, manager_file_id
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx
from tests.system.credit.district import (
    ADMIN,
    COMPANY,
    COMPOUND,
    CONTRACTOR,
    DEPARTMENT,
    GRID_WORKER,
    MANAGER,
    MANAGER_FILE,
    Bench,
    number,
)
from tests.system.credit.entrance import ENTRANCE, HOME, NEXT_DOOR, form_entrance


def test_a_broken_limit_is_a_fact_of_the_company_and_of_who_leads_its_work(bench: Bench):
    order = bench.breach()
    for file_id in (COMPANY, MANAGER_FILE):
        (fact,) = bench.facts(file_id)
        assert (fact.kind, fact.matter, fact.happened_on) == ("late_start", order, bench.today)
        assert fact.evidence[0].reference == "e-1"
        assert fact.evidence[0].link == f"/dispatch/v1/orders/{order}"
        assert bench.file(file_id).score == 8900
    assert bench.told("credit_file", COMPANY) == ["CreditFileOpened", "RatingChanged"]


def test_the_same_event_twice_gives_one_fact(bench: Bench):
    bench.breach()
    bench.breach()
    assert len(bench.facts()) == 1
    bench.breach(event_id="e-2", target="overall")
    assert [fact.kind for fact in bench.facts()] == ["late_start", "late_overall"] or len(bench.facts()) == 2


def test_a_manager_who_was_assigned_in_person_stands_for_the_company(bench: Bench):
    bench.breach(to=MANAGER.subject)
    assert len(bench.facts()) == len(bench.facts(MANAGER_FILE)) == 1


@pytest.mark.parametrize("target", ["accept", "assign", "revisit", "close"])
def test_what_the_desk_owes_is_nobodys_fact(bench: Bench, target: str):
    bench.breach(target=target)
    assert bench.facts() == []


@pytest.mark.parametrize("to", [None, DEPARTMENT, GRID_WORKER.subject])
def test_nobody_and_who_has_no_file_has_no_facts(bench: Bench, to: str | None):
    bench.breach(to=to)
    assert bench.store.database.raw["facts"].count_documents({}) == 0


def test_a_contractor_has_facts_of_its_own(bench: Bench):
    bench.breach(to=CONTRACTOR)
    assert len(bench.facts(CONTRACTOR)) == 1
    assert bench.facts() == bench.facts(MANAGER_FILE) == []


def test_a_manager_may_appeal_as_long_as_the_rules_of_their_place_say(bench: Bench):
    longer = ProcessPolicy(appeal_days=15)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, longer, COMPOUND))
    bench.breach()
    until = {file: bench.facts(file)[0].appeal_until for file in (COMPANY, MANAGER_FILE)}
    assert until[MANAGER_FILE] > until[COMPANY]


def test_who_leads_the_work_at_an_entrance_answers_for_its_flats(bench: Bench):
    leading = number(94)

    def appoint(tx: Tx) -> None:
        form_entrance(tx)
        tx.put_copy(Tx.appointments, Appointment("a-9", CONTRACTOR, leading, ENTRANCE, "2026-01-01"), 1)

    bench.act(ADMIN, appoint)
    bench.breach(to=CONTRACTOR, place_path=HOME)
    bench.breach(order=number(5001), to=CONTRACTOR, event_id="e-2", place_path=NEXT_DOOR)
    assert [fact.place for fact in bench.facts(manager_file_id(leading))] == [HOME]
