# SPDX-License-Identifier: AGPL-3.0-or-later
"""The council's rooms: every page of a topic's way is looked at."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.system.portal.voting import COMPOUND, DISTRICT
from tests.town import Town

PageContext = Callable[..., Visitor]


def a_topic(town: Town) -> str:
    """The id of a topic that the red hall decides, on the year's list."""
    said = {"title": "停车难", "text": "晚上没有地方停车。", "place_path": COMPOUND}
    topic: str = town.call("resident", "POST", "deliberation", "topics", said)["id"]
    settled = {"matter": "compound_order", "public_title": "小区停车秩序"}
    town.call("supervisor", "POST", "deliberation", f"topics/{topic}:classify", settled)
    entry = {"year": 2026, "quarter": 2, "owner": "德兴社区居委会"}
    town.call("supervisor", "POST", "deliberation", f"topics/{topic}:schedule", entry)
    return topic


def test_the_way_of_a_topic(visit: PageContext, town: Town) -> None:
    topic = a_topic(town)
    visitor = visit()
    visitor.log_in("supervisor")
    visitor.open("/council")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("议事")
    visitor.look("council-1-rooms")
    visitor.open(f"/council/topics/{topic}")
    visitor.look("council-2-topic")
    for number, page in enumerate(("meetings/new", "surveys/new", "votes/new", "agenda"), 3):
        visitor.open(f"/council/{page}")
        visitor.look(f"council-{number}")
    visitor.open(f"/public/{DISTRICT}/topics/{topic}")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("小区停车秩序")
    visitor.look("council-7-public")
    visitor.page.get_by_role("link", name="English").click()
    visitor.look("council-8-public-en")


def test_accounts_and_what_else_there_is(visit: PageContext, town: Town) -> None:
    visitor = visit()
    visitor.log_in("admin")
    visitor.open("/more")
    visitor.look("more")
    visitor.open("/people")
    visitor.look("people-1-find")
    visitor.open(f"/people/{town.people['resident'].id}")
    visitor.look("people-2-password")
