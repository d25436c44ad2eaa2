# SPDX-License-Identifier: AGPL-3.0-or-later
from services.outreach.domain.sendings import Sent
from tests.system.outreach.commands.test_join_group import GROUPS, SUPERVISOR, joined
from tests.system.outreach.commands.test_tell_groups import announce
from tests.system.outreach.district import RESIDENT, Bench
from tests.system.outreach.doubles import RobotServer
from tests.system.outreach.web import Web


def test_nothing_is_written_any_more_and_the_address_is_forgotten(bench: Bench, web: Web, robot: RobotServer):
    made = joined(web, robot)
    announce(bench)
    bench.fire()
    web.post(f"{GROUPS}/{made['id']}:leave", RESIDENT, status=403)
    left = web.post(f"{GROUPS}/{made['id']}:leave", SUPERVISOR)
    assert not left["active"]
    bench.run()
    assert robot.received == []
    (failed,) = bench.read().sendings.list({"state": Sent.FAILED})
    assert (failed.group_id, failed.log[0].error) == (made["id"], "NoAddress")
    assert bench.read().groups.get(made["id"]).sealed == ""
    again = web.post(f"{GROUPS}/{made['id']}:leave", SUPERVISOR, status=409)
    assert again["code"] == "outreach.group_gone"
    assert web.post(f"{GROUPS}/01927f3a-0000-7000-8000-000000000001:leave", SUPERVISOR, status=404)
