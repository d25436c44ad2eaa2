# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta
from itertools import pairwise

from services.outreach.domain.groups import PAUSE
from services.outreach.domain.sendings import DELAYS, Sent
from tests.system.outreach.commands.test_join_group import joined
from tests.system.outreach.district import BUILDING, COMPOUND, ELSEWHERE, PORTAL, Bench
from tests.system.outreach.doubles import RobotServer
from tests.system.outreach.web import Web


def announce(bench: Bench, number: int = 1, place: str = COMPOUND, title: str = "东侧停车场") -> None:
    vote = f"vote/{number}"
    bench.hear("VotePrepared", "deliberation", vote, place_path=place, title=title)
    bench.hear("VoteAnnounced", "deliberation", vote, place_path=place, title=title)


def test_a_group_is_told_once_what_everybody_there_is_told(bench: Bench, web: Web, robot: RobotServer):
    joined(web, robot)
    announce(bench)
    bench.hear("OrderReported", place_path=COMPOUND)
    bench.hear("OrderAccepted")
    bench.run()
    (text,) = robot.received
    assert "东侧停车场" in text
    assert f"({PORTAL}/votes/1)" in text


def test_only_the_groups_of_the_place_and_below_hear_it(bench: Bench, web: Web, robot: RobotServer):
    joined(web, robot)
    announce(bench, 1, ELSEWHERE)
    announce(bench, 2, BUILDING)
    bench.run()
    assert robot.received == []


def test_a_persons_words_are_no_markup(bench: Bench, web: Web, robot: RobotServer):
    joined(web, robot)
    announce(bench, title="[点这里](http://evil.example)")
    bench.run()
    assert "[点这里](http" not in robot.received[0]


def test_no_group_is_written_to_more_than_twenty_times_in_a_minute(
    bench: Bench, web: Web, robot: RobotServer
):
    joined(web, robot)
    for number in range(25):
        announce(bench, number)
    bench.fire()
    sendings = bench.read().sendings.list({"state": Sent.QUEUED})
    at = sorted(one.retry_at for one in sendings)
    assert len(at) == 25
    assert all(later - earlier >= PAUSE for earlier, later in pairwise(at))
    bench.wait(timedelta(seconds=57))
    bench.run()
    assert len(robot.received) == 20
    bench.wait(timedelta(minutes=1))
    bench.run()
    assert len(robot.received) == 25


def test_a_robot_that_has_enough_is_asked_later_and_one_that_is_gone_is_not(
    bench: Bench, web: Web, robot: RobotServer
):
    joined(web, robot)
    robot.codes = [45009, 93000]
    announce(bench)
    bench.run()
    (waiting,) = bench.read().sendings.list({"state": Sent.QUEUED})
    assert waiting.log[0].error == "WeCom 45009"
    bench.wait(DELAYS[0])
    bench.run()
    (failed,) = bench.read().sendings.list({"state": Sent.FAILED})
    assert failed.log[-1].error == "WeCom 93000"
    assert robot.received == []
