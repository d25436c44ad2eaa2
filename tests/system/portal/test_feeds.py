# SPDX-License-Identifier: AGPL-3.0-or-later
"""Feeds through the pages: a file of a source sent, its batch looked at, a question decided side by side."""

import re
from collections.abc import Callable
from time import monotonic, sleep

from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, UNIT

TAKES_LONG = "a batch is waited for, with the whole town"
Come = Callable[[str], Browser]
WAIT_S = 60
SOURCE = "police.portal-test"
COLUMNS = {"key": "编号", "name": "姓名", "phone": "电话", "unit_path": "地址码"}


def test_a_batch_is_sent_looked_at_and_its_question_decided(come: Come) -> None:
    admin = come("admin")
    columns = [{"field": field, "name": name} for field, name in COLUMNS.items()]
    contract = {"source": SOURCE, "kind": "population", "name": "公安人口库", "at": NEIGHBOURHOOD}
    admin.town.call("admin", "PUT", "identity", "feed-contracts", contract | {"columns": columns})
    assert "公安人口库" in admin.get("/feeds").text
    table = f"编号,姓名,电话,地址码\n1,钱门一,13912349999,{UNIT}\n2,钱门二,1,{UNIT}\n".encode()
    fields = {"source": SOURCE, "batch": "b1", "as_of": "2024-03-02", "extent": "delta"}
    files = {"table": ("people.csv", table)}
    sent = admin.http.post("/feeds", data=admin.form() | fields, files=files, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    batch, until = sent.headers["Location"], monotonic() + WAIT_S
    while "已完成" not in admin.get(batch).text:
        assert monotonic() < until, admin.page.text
        sleep(0.5)
    assert "“电话”的内容不是电话号码" in admin.page.text
    report = admin.http.get(f"{batch}/report")
    assert report.headers["Content-Type"].startswith("text/csv")
    assert "“电话”的内容不是电话号码" in report.content.decode("utf-8-sig")
    index = admin.get("/feeds").text
    asked = "/feeds/questions/" + index.partition("/feeds/questions/")[2].partition('"')[0]
    page = admin.get(asked).text
    assert "钱门一" in page
    assert UNIT not in page
    assert '<span class="place">' in page
    assert "139****9999" in page
    decided = admin.send(asked, decision="separate", **admin.form())
    assert decided.status_code == 303, decided.text
    assert "这个问题已经有了结果" in admin.get(asked).text
    people = admin.town.call("admin", "GET", "identity", f"persons?under={NEIGHBOURHOOD}&limit=200")["items"]
    person = people[-1]["id"]
    assert SOURCE in admin.get(f"/people/{person}/record").text
    assert "没有要回传的变更。" in admin.get(f"/feeds/contracts/{SOURCE}").text
    admin.town.call("admin", "PATCH", "identity", f"persons/{person}", {"phone": "13700002222"})
    assert "等待回传" in admin.get(f"/feeds/contracts/{SOURCE}").text
    file = admin.http.get(f"/feeds/contracts/{SOURCE}/changes")
    assert file.headers["Content-Type"].startswith("text/csv")
    assert ",1,,person,phone,电话,13700002222,13912349999," in file.content.decode("utf-8-sig")


def test_what_is_wrong_with_a_batch_stands_at_its_field(come: Come) -> None:
    admin = come("admin")
    assert come("resident").http.get("/feeds").status_code == 403
    columns = [{"field": field, "name": name} for field, name in COLUMNS.items()]
    contract = {"source": f"{SOURCE}-2", "kind": "population", "name": "城管人口库", "at": NEIGHBOURHOOD}
    admin.town.call("admin", "PUT", "identity", "feed-contracts", contract | {"columns": columns})
    admin.get("/feeds")
    fields = {"source": f"{SOURCE}-2", "batch": "b1", "as_of": "2199-03-02", "extent": "full"}
    files = {"table": ("people.csv", "编号,姓名\n1,张三\n".encode())}
    sent = admin.http.post("/feeds", data=admin.form() | fields, files=files, follow_redirects=False)
    assert sent.status_code == 422
    assert "还没有到，请核对来源的时钟" in sent.text


def test_a_contract_is_agreed_revised_and_its_secret_shown_once(come: Come) -> None:
    admin, source = come("admin"), f"{SOURCE}-3"
    assert come("resident").http.get("/feeds/new").status_code == 403
    assert "来源" in admin.get("/feeds/new").text
    typed = {"source": source, "kind": "population", "name": "民政人口库", "at": NEIGHBOURHOOD}
    typed |= {
        "relations": "户主 = 家属",
        "fresh_hours": "24",
        "shrink_percent": "10",
        "sure_from": "100",
        "changes_minutes": "60",
    }
    typed |= {f"rank_{name}": "60" for name in ("name", "phone", "stay", "life", "holder")}
    lacking = admin.send("/feeds/new", **typed, **admin.form())
    assert lacking.status_code == 422
    assert re.findall(r'id="column_(\w+)-error"', lacking.text) == ["key", "building", "unit", "name"]
    columns = {f"column_{field}": name for field, name in COLUMNS.items()}
    assert admin.send("/feeds/new", **typed | columns, **admin.form()).status_code == 303
    at = f"/feeds/contracts/{source}"
    assert "第 1 版" in admin.get(at).text
    seen = re.findall(r'name="version" value="(\w+)"', admin.page.text)[0]
    far = admin.send(at, **typed | columns | {"fresh_hours": "0"}, **admin.form())
    assert far.status_code == 422
    revised = typed | columns | {"fresh_hours": "72", "rank_name": "40", "signed": "yes"}
    admin.get(at)
    assert admin.send(at, **revised, **admin.form()).status_code == 303
    admin.get(at)
    stale = admin.send(at, **revised, **admin.form() | {"version": seen})
    assert stale.status_code == 412
    known = admin.town.call("admin", "GET", "identity", f"feed-contracts/{source}")
    assert (known["number"], known["fresh_hours"], known["signed"]) == (2, 72, True)
    assert {one["field"]: one["rank"] for one in known["ranks"]}["name"] == 40
    assert known["relations"] == [{"theirs": "户主", "ours": "family"}]
    admin.get(at)
    made = admin.send(f"{at}/secret", **admin.form())
    assert made.status_code == 200
    assert made.headers["Cache-Control"] == "no-store"
    assert "whsec_" in made.text
    assert "whsec_" not in admin.get(at).text


def test_a_source_is_asked_and_the_page_tells_how_it_went(come: Come) -> None:
    admin, source = come("admin"), f"{SOURCE}-4"
    columns = [{"field": field, "name": name} for field, name in COLUMNS.items()]
    contract = {"source": source, "kind": "population", "name": "卫健人口库", "at": NEIGHBOURHOOD}
    admin.town.call("admin", "PUT", "identity", "feed-contracts", contract | {"columns": columns})
    at = f"/feeds/contracts/{source}"
    typed = {"name": "卫健人口库", "at": NEIGHBOURHOOD, "relations": "", "client_id": ""}
    typed |= {"fresh_hours": "24", "shrink_percent": "10", "sure_from": "100", "changes_minutes": "60"}
    typed |= {f"rank_{name}": "60" for name in ("name", "phone", "stay", "life", "holder")}
    typed |= {f"column_{field}": name for field, name in COLUMNS.items()}
    inside = {"pull_url": "https://10.1.2.3/people", "pull_every_minutes": "60", "pull_as_of": "fetched"}
    admin.get(at)
    refused = admin.send(at, **typed | inside, **admin.form())
    assert refused.status_code == 422
    assert 'id="pull_url-error"' in refused.text
    outside = inside | {"pull_url": "https://feeds.invalid.example/people.csv", "pull_full": "yes"}
    assert admin.send(at, **typed | outside, **admin.form()).status_code == 303
    page, until = f"/feeds/pulls/{source}", monotonic() + WAIT_S
    while "连不上" not in admin.get(page).text:
        assert monotonic() < until, admin.page.text
        sleep(0.5)
    assert "每 60 分钟" in admin.page.text
    assert f'/feeds/pulls/{source}">连续' in admin.get("/feeds").text
    admin.get(page)
    asked = admin.send(page, **admin.form())
    assert asked.status_code == 303
    torn = {"certificate": "torn", "private_key": "s3cret", "authorities": ""}
    admin.get(page)
    refused = admin.send(f"{page}/access", **torn, **admin.form())
    assert refused.status_code == 422
    assert "s3cret" not in refused.text
    admin.get(page)
    kept = admin.send(f"{page}/access", authorization="Bearer s3cret", **admin.form())
    assert kept.status_code == 303
    assert "已保存" in admin.get(page).text
    assert "s3cret" not in admin.page.text
    shown = admin.get(at).text
    assert "feeds.invalid.example" in shown
    assert come("resident").http.get(page).status_code == 403


def test_a_batch_whose_job_was_cancelled_waits_on_its_page_and_goes_on(come: Come) -> None:
    admin, source = come("admin"), f"{SOURCE}-5"
    columns = [{"field": field, "name": name} for field, name in COLUMNS.items()]
    contract = {"source": source, "kind": "population", "name": "计生人口库", "at": NEIGHBOURHOOD}
    admin.town.call("admin", "PUT", "identity", "feed-contracts", contract | {"columns": columns})
    admin.get("/feeds")
    lines = "".join(f"{n},冯{n},1,{UNIT}\n" for n in range(2000))
    fields = {"source": source, "batch": "b1", "as_of": "2024-03-02", "extent": "delta"}
    files = {"table": ("people.csv", f"编号,姓名,电话,地址码\n{lines}".encode())}
    sent = admin.http.post("/feeds", data=admin.form() | fields, files=files, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    page = sent.headers["Location"]
    known = f"feeds/{source}/batches/{page.rpartition('/')[2]}"
    job = admin.town.call("admin", "GET", "identity", known)["job_id"]
    admin.town.call("admin", "POST", "identity", f"jobs/{job}:cancel")
    text = admin.get(page).text
    assert "处理被取消了。" in text
    assert "作废这一批" in text
    assert admin.send(page, **admin.form() | {"verb": "resume"}).status_code == 303
    assert "处理被取消了。" not in admin.get(page).text
