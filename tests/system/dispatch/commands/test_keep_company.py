# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import keep_company
from services.dispatch.domain.places import Company
from tests.system.dispatch.district import ADMIN, Bench


def test_a_name_comes_and_changes(bench: Bench):
    for name in ("安居", "安居物业"):
        bench.act(ADMIN, lambda tx, name=name: keep_company.handle(tx, Company("new", name)))
        assert bench.read().companies.get("new").name == name
