# SPDX-License-Identifier: AGPL-3.0-or-later
"""Long work as an operator sees it."""

from services.chassis import jobs
from services.chassis.values import Principal
from tests.system.linlictl.conftest import TENANT, Spine

CLERK = Principal(TENANT, "clerk", "Clerk")


def test_jobs_are_listed_with_how_far_they_are(spine: Spine) -> None:
    def work(tx):
        return jobs.start(tx, "orders.export", {}, name="a.csv", content_type="text/csv", total=9)

    job = spine.dispatch.transact(CLERK, work)
    (row,) = spine.ok("jobs", "dispatch", "--state", "running", "--output", "json").json
    assert (row["id"], row["tenant"], row["done"], row["total"], row["by"]) == (job.id, TENANT, 0, 9, "clerk")
    assert spine.ok("jobs", "dispatch", "--state", "failed", "--output", "json").json == []
    assert "orders.export" in spine.ok("jobs", "dispatch").out
    assert spine.run("jobs", "dispatch", "--state", "lost").code == 2
