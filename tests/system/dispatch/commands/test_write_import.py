# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands.write_import import AT_ONCE
from services.dispatch.domain.import_texts import Language
from tests.system.dispatch.district import Bench
from tests.system.dispatch.tables import counts, mapped, report, started, uploaded
from tests.unit.dispatch.workbooks import HEADER, text


def test_rows_are_taken_in_and_reported_in_the_clerks_language(bench: Bench):
    mapped(bench)
    job = started(bench, uploaded(bench), dry=True)
    bench.fire()
    assert (counts(bench, job), bench.read().orders.list({})) == ((3, 0, 0, 2), [])
    job = started(bench, uploaded(bench))
    bench.fire()
    assert counts(bench, job) == (3, 0, 0, 2)
    assert report(bench, job) == [
        "行,编号,结果,说明",
        "2,1,新建,",
        "3,2,新建,",
        "4,3,新建,",
        "5,4,未导入,“登记时间”的“昨天”不是所设格式的时间。",
        "6,5,未导入,时间 2015-03-12 08:00:00 还没有到。",
    ]
    again = started(bench, uploaded(bench), language=Language.EN)
    told = len(bench.outbox())
    bench.fire()
    assert (counts(bench, again), len(bench.outbox())) == ((0, 0, 3, 2), told)
    assert report(bench, again)[1] == "2,1,unchanged,"
    assert report(bench, again)[5] == "6,5,rejected,2015-03-12 08:00:00 lies in the future."


def test_a_long_table_goes_in_chunks_and_keeps_the_mapping_that_it_began_with(bench: Bench):
    mapped(bench)
    many = [(str(n), "灯不亮", "路灯", "2015-03-02 08:00", "处理中", "", "") for n in range(AT_ONCE * 2)]
    job = started(bench, uploaded(bench, text(HEADER, *many).encode()))
    bench.step()
    mapped(bench, default_category="lamp", categories=[{"theirs": "路灯", "ours": "drain"}])
    bench.fire()
    assert counts(bench, job) == (AT_ONCE * 2, 0, 0, 0)
    assert len(report(bench, job)) == AT_ONCE * 2 + 1
    assert {order.category for order in bench.read().orders.list({}, limit=200)} == {"lamp"}
