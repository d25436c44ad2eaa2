# SPDX-License-Identifier: AGPL-3.0-or-later
"""Web Push on a phone: the settings, the service worker, and what it shows of what a push service delivers.

The browser of the tests reaches no push service, so what one would deliver is handed over by DevTools.
"""

import json
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visitor
from tests.system.portal.test_inbox import AUTH, KEY

READY = """() => new Promise((done) => {
  const look = async () => {
    const found = await navigator.serviceWorker.getRegistration("/static/worker.js");
    return found?.active ? done() : setTimeout(look, 100);
  };
  look();
})"""
SHOWN = """() => new Promise((done) => {
  const look = async () => {
    const registration = await navigator.serviceWorker.getRegistration("/static/worker.js");
    const found = await registration.getNotifications();
    if (found.length < 3) return setTimeout(look, 100);
    return done(found.map(({title, tag, data}) => [title, tag, data.link]));
  };
  look();
})"""
MESSAGES = (
    {"id": "m-1", "title": "您的工单已受理", "link": "/orders/1"},
    {"id": "m-2", "title": "表决开始了", "link": "https://elsewhere.example/"},
)


def test_a_device_is_offered_push_and_its_worker_shows_what_comes(visit: Callable[..., Visitor]) -> None:
    visitor = visit(PHONE)
    page, town = visitor.page, visitor.town
    other = {"endpoint": "https://push.example/1", "p256dh": KEY, "auth": AUTH}
    town.call("resident", "POST", "outreach", "choices/browsers", other | {"name": "Safari · iPhone"})
    page.context.grant_permissions(["notifications"], origin=town.portal)
    devtools, known = page.context.new_cdp_session(page), {}
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: known.update({one["scopeURL"]: one["registrationId"] for one in told["registrations"]}),
    )
    devtools.send("ServiceWorker.enable")
    visitor.log_in("resident")
    visitor.open("/inbox/settings")
    turn_on = page.get_by_role("button", name="在这台设备上打开推送")
    expect(turn_on).to_be_visible()
    visitor.look("inbox-1-settings")

    page.evaluate(READY)
    for text in (*map(json.dumps, MESSAGES), "no JSON"):
        message = {"origin": town.portal, "registrationId": known[f"{town.portal}/static/"], "data": text}
        devtools.send("ServiceWorker.deliverPushMessage", message)
    shown = page.evaluate(SHOWN)
    inbox = f"{town.portal}/inbox"
    assert sorted(shown) == sorted(
        [
            ["您的工单已受理", "m-1", f"{town.portal}/orders/1"],
            ["表决开始了", "m-2", inbox],
            ["邻里", "", inbox],
        ]
    )

    turn_on.click()
    expect(page.get_by_text("这个浏览器现在连不上推送服务")).to_be_visible()
    page.get_by_role("button", name="关闭这台设备的推送").click()
    expect(page.get_by_text("已关闭。")).to_be_visible()
    expect(page.get_by_text("Safari · iPhone")).to_have_count(0)


def test_staff_add_a_group(visit: Callable[..., Visitor]) -> None:
    visitor = visit(PHONE)
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/notice-groups/new")
    page.get_by_label("群名称").fill("三号楼群")
    page.get_by_label("机器人地址").fill("https://robot.example/send?key=1")
    page.locator("input[name=place_path]").first.check()
    page.get_by_label("通知").check()
    visitor.look("groups-1-new")
    page.get_by_role("button", name="添加").click()
    expect(page.get_by_role("heading", level=2, name="三号楼群")).to_be_visible()
    visitor.look("groups-2-all")
    page.locator("form", has_text="三号楼群").get_by_role("button").click()
    expect(page.get_by_text("不再往这个群发消息，机器人地址已删除。")).to_be_visible()
