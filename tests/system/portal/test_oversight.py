# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who looks after the money: emergencies without a vote, audits that keep each look, declared interests."""

import re
from collections.abc import Callable

import pytest

from scripts.demo.story.photo import photo
from tests.system.portal import money
from tests.system.portal.conftest import Browser
from tests.system.portal.test_money import NOBODY, PUBLIC, sent, stranger
from tests.system.portal.voting import COMPOUND
from tests.town import PASSWORD, Person, Town

Come = Callable[[str], Browser]
EMERGENCIES, INTERESTS, AUDITS = "/money/desk/emergencies", "/money/interests", "/money/desk/audits"


@pytest.fixture(scope="module")
def maintenance(town: Town) -> str:
    given = {"kind": "maintenance", "name": "维修资金", "purpose": "共用部位", "place_path": COMPOUND}
    return str(town.call("treasurer", "POST", "finance", "funds", given)["id"])


def declared(treasurer: Browser, fund: str, text: str) -> str:
    """The address of an emergency that a treasurer declared with a photo."""
    treasurer.get(EMERGENCIES)
    asked = {"fund_id": fund, "place_path": COMPOUND, "ground": "lift", "text": text, "amount": "3000"}
    files = [("documents", ("lift.jpg", photo("lift"), "image/jpeg"))]
    fields = treasurer.form("declare_emergency") | asked
    bare = treasurer.send(EMERGENCIES, **fields)
    assert (bare.status_code, "declare_emergency-documents-error" in bare.text) == (422, True)
    made = treasurer.http.post(EMERGENCIES, data=fields, files=files, follow_redirects=False)
    assert made.status_code == 303, made.text
    return made.headers["Location"].partition("?")[0]


def test_an_emergency_is_shown_decided_by_another_and_read_by_its_owners(
    town: Town, come: Come, resident: Browser, maintenance: str
) -> None:
    treasurer = come("treasurer")
    here = declared(treasurer, maintenance, "电梯困人，主机坏了。")
    picture = re.search(r"/money/files/[0-9a-f-]{36}", treasurer.get(here).text)
    assert picture
    assert "decide_emergency" not in treasurer.get(here).text, "who declares decides nothing"
    decided = sent(come("supervisor"), here, "decide_emergency", decision="yes", reasons="现场查看属实。")
    assert ("已同意" in decided.text, "现场查看属实。" in decided.text) == (True, True)

    assert "电梯严重故障" in resident.get("/money/emergencies").text
    own = resident.get(here.replace("/desk", ""))
    shown = ("电梯困人，主机坏了。", "¥3,000.00", "现场查看属实。", picture[0])
    assert [word for word in shown if word not in own.text] == []
    assert 'alt="现场照片' in own.text
    money.until(lambda: resident.get(f"{picture[0]}/thumbnail").status_code == 200, "the photo never came")
    assert resident.get(picture[0]).headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert resident.get(here).status_code == 403

    project = stranger(town, f"{PUBLIC}/projects/{here.rsplit('/', 1)[1]}").text
    assert ("没有经过业主表决" in project, "/votes/" in project) == (True, False)
    assert stranger(town, picture[0]).status_code in (303, 401), "photos are for who bears the cost"


def test_what_can_wait_is_refused(come: Come, maintenance: str) -> None:
    here = declared(come("treasurer"), maintenance, "电梯按钮有点松。")
    refused = sent(come("supervisor"), here, "decide_emergency", decision="no", reasons="可以等表决。")
    assert ("不同意，须表决" in refused.text, "/money/desk/projects/" in refused.text) == (True, False)


def test_an_interest_is_declared_once_and_ended(town: Town, come: Come) -> None:
    given = {"credit_code": "91320585MA1DEM0023", "name": "太仓宏远电梯", "kind": "property_company"}
    company = town.call("admin", "POST", "identity", "companies", given)["id"]
    supervisor = come("supervisor")

    def known() -> bool:
        supervisor.get(INTERESTS)
        asked = supervisor.form("declare_interest") | {"company_id": company, "text": "妻子持股一成。"}
        return supervisor.send(INTERESTS, **asked).status_code == 303

    money.until(known, "finance never heard of the company")
    page = supervisor.get(INTERESTS)
    assert ("太仓宏远电梯" in page.text, "妻子持股一成。" in page.text) == (True, True)
    twice = supervisor.send(
        INTERESTS, **supervisor.form("declare_interest"), company_id=company, text="再报一次。"
    )
    assert twice.status_code in (409, 422)
    own = town.call("supervisor", "GET", "finance", "interests")["items"]
    ended = sent(supervisor, INTERESTS, "end_interest", interest_id=own[0]["id"])
    assert ("已结束" in ended.text, 'value="end_interest"' in ended.text) == (True, False)
    assert "妻子持股一成。" not in come("treasurer").get(INTERESTS).text


def auditor(town: Town) -> Person:
    """Somebody from outside, with a log-in and no role."""
    person = Person("沈审计", "auditor@320585")
    given = {"name": person.name, "path": "/320585", "phone": "13900000001"}
    person.id = town.call("admin", "POST", "identity", "persons", given)["id"]
    account = {"person_id": person.id, "login": person.login, "password": PASSWORD}
    town.call("admin", "POST", "identity", "accounts", account)
    town.people["auditor"] = person
    return person


def test_an_auditor_reads_for_a_time_and_each_look_is_kept(town: Town, come: Come) -> None:
    money.a_fund(town, 500_000, since="2026-01-05")
    person, admin = auditor(town), come("admin")
    new = f"{AUDITS}/new/{person.id}"
    assert new in admin.get(f"/people/{person.id}").text
    asked = {"place_path": COMPOUND, "mandate": "业主大会委托的年度审计"}
    admin.get(new)
    wrong = admin.send(new, **admin.form("open_audit"), **asked, until="2020-01-01T08:00")
    assert wrong.status_code == 422
    opened = sent(admin, new, "open_audit", **asked, until="2026-05-01T18:00")
    assert ("沈" in opened.text, "进行中" in opened.text) == (True, True)

    reader = come("auditor")
    assert "请我审计的账目" in reader.get("/").text
    found = re.search(r"/money/audits/[0-9a-f-]{36}", reader.get("/money/audits").text)
    assert found
    assert "停车收入" not in reader.get(found[0]).text, "nothing is read by looking at the cover"
    read = reader.send(found[0], **reader.form("read_books"))
    assert ("停车收入" in read.text, "¥5,000.00" in read.text) == (True, True)
    (audit,) = town.call("admin", "GET", "finance", "audits", place=COMPOUND)["items"]
    assert audit["looks"] == 1
    assert come("treasurer").get(found[0]).status_code == 404
    assert come("treasurer").get(AUDITS).status_code == 403

    ended = sent(admin, AUDITS, "end_audit", audit_id=audit["id"])
    assert "已结束" in ended.text
    assert 'value="read_books"' not in reader.get(found[0]).text
    late = reader.send(found[0], csrf=read.text.split('name="csrf" value="')[1].split('"')[0], key=NOBODY)
    assert "停车收入" not in late.text
