# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import PublicityOver
from services.chassis.values import Forbidden, NotFound, Principal
from services.credit import queries
from services.credit.commands import raise_objection
from services.credit.commands.raise_objection import RaiseObjection
from tests.system.credit.district import INSPECTOR, RESIDENT, STRANGER, TENANT, Bench


def objected(bench: Bench, by: Principal = RESIDENT) -> str:
    """The id of an objection to the latest rating of the company."""
    cmd = RaiseObjection(text="评分没有算上电梯。")
    publication_id = bench.published()[-1].id
    return bench.act(by, lambda tx: raise_objection.handle(tx, publication_id, cmd)).id


def test_who_lives_in_the_district_objects_until_the_clock_ends(bench: Bench):
    bench.red()
    objection_id = objected(bench)
    assert bench.told("objection", objection_id) == ["ObjectionRaised"]
    (made,) = bench.published()
    found = queries.list_objections(bench.read(INSPECTOR), made.id, queries.Paged())
    assert [one.id for one in found.items] == [objection_id]
    with pytest.raises(Forbidden):
        queries.list_objections(bench.read(RESIDENT), made.id, queries.Paged())
    with pytest.raises(Forbidden):
        objected(bench, Principal(TENANT, "x", "x"))
    with pytest.raises(NotFound):
        objected(bench, STRANGER)
    bench.clock.set(made.until)
    with pytest.raises(PublicityOver):
        objected(bench)
