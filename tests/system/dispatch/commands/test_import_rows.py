# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.tables.table import Table
from services.dispatch.commands.write_import import TableRows
from services.dispatch.domain.mapped_rows import mapped_rows
from tests.system.dispatch.district import ADMIN, Bench
from tests.system.dispatch.tables import ROWS, mapped
from tests.unit.dispatch.workbooks import HEADER

TOLD = ["created", "created", "created", "rejected", "rejected"]


def run(bench: Bench, *, dry: bool, rows=ROWS):
    mapping = mapped(bench)
    read = mapped_rows(Table((HEADER, *rows)), mapping, 0, 9)
    return bench.act(ADMIN, lambda tx: TableRows(mapping, dry=dry).take_in(tx, read))


def test_trying_tells_what_doing_does(bench: Bench):
    tried = run(bench, dry=True)
    assert bench.read().orders.list({}) == []
    done = run(bench, dry=False)
    assert [one.result for one in tried] == [one.result for one in done] == TOLD
    assert [one.code for one in tried[3:]] == ["not_a_moment", "dispatch.intake.in_the_future"]
    orders = {order.external_id: order for order in bench.read().orders.list({})}
    assert {key: (order.category, order.state, order.closure) for key, order in orders.items()} == {
        "1": ("lamp", "submitted", None),
        "2": ("other", "closed", "at_source"),
        "3": ("other", "closed", "cancelled"),
    }
    assert {label.name: label.value for label in orders["2"].labels} == {"source_category": "井盖"}
    assert [one.result for one in run(bench, dry=False)] == ["unchanged"] * 3 + ["rejected"] * 2


def test_trying_sees_the_rows_before_it(bench: Bench):
    twice = (ROWS[0], ("1", "灯又不亮", *ROWS[0][2:]))
    assert [one.result for one in run(bench, dry=True, rows=twice)] == ["created", "updated"]


def test_a_value_that_is_too_long_names_its_column(bench: Bench):
    [row] = run(bench, dry=True, rows=(("1", "长" * 2001, *ROWS[0][2:]),))
    assert (row.result, row.code, row.facts["column"]) == ("rejected", "bad_value", "诉求内容")
