# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody at the counter gets a log-in, or another password; only administrators give one."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.system.portal.conftest import Browser
from tests.town import PASSWORD, UNIT, Town, submit_log_in

Come = Callable[[str], Browser]
PHONE = "13862201177"


@pytest.fixture(scope="module")
def visitor(town: Town) -> tuple[str, str]:
    """A person without an account, and the login that they will have."""
    given = {"name": "钱小红", "phone": PHONE, "path": UNIT}
    person = town.call("admin", "POST", "identity", "persons", given)["id"]
    return person, f"qian{uuid4().hex[:6]}"


def _may_choose_another(browser: Browser, login: str, password: str) -> bool:
    """Whether the password is good for that, and for nothing else."""
    sent = submit_log_in(browser.http, browser.get("/log-in"), f"{login}@320585", password)
    return sent.headers["Location"].startswith("first-password?")


def test_who_has_no_account_gets_one_and_later_another_password(
    come: Come, browser: Callable[[], Browser], visitor: tuple[str, str]
) -> None:
    person, login = visitor
    admin = come("admin")
    admin.get("/people")
    found = admin.send("/people", **admin.form(), phone=PHONE)
    assert f'href="/people/{person}"' in found.text
    assert PHONE not in found.text.replace(f'value="{PHONE}"', "")
    assert 'name="login"' in admin.get(f"/people/{person}").text
    sent = admin.send(f"/people/{person}", **admin.form(), login=login, password="four unrelated words")
    assert sent.status_code == 303, sent.text
    assert f"{login}@320585" in admin.get(sent.headers["Location"]).text
    assert _may_choose_another(browser(), login, "four unrelated words")
    assert 'name="login"' not in admin.get(f"/people/{person}").text
    admin.send(f"/people/{person}", **admin.form(), password=PASSWORD)
    assert not _may_choose_another(browser(), login, "four unrelated words")
    assert _may_choose_another(browser(), login, PASSWORD)


def test_a_refusal_stands_at_its_field_and_no_secret_comes_back(come: Come, town: Town) -> None:
    admin, person = come("admin"), town.people["resident"].id
    admin.get(f"/people/{person}")
    refused = admin.send(f"/people/{person}", **admin.form(), password="short")
    assert refused.status_code == 422
    assert 'id="password-error"' in refused.text
    assert "short" not in refused.text
    admin.get("/people")
    wrong = admin.send("/people", **admin.form(), phone="12")
    assert (wrong.status_code, 'id="phone-error"' in wrong.text) == (422, True)


def test_who_has_no_citizen_id_is_found_by_another_paper(come: Come, town: Town) -> None:
    passport = {"kind": "passport", "country": "KOR", "number": "M12345678"}
    given = {"name": "김민준", "path": UNIT, "document": passport}
    person = town.call("admin", "POST", "identity", "persons", given)["id"]
    admin = come("admin")
    admin.get("/people")
    typed = {"paper_kind": "passport", "paper_country": "kor", "paper_number": "M12345678"}
    found = admin.send("/people", **admin.form("document"), **typed)
    assert f'href="/people/{person}"' in found.text
    assert "M12345678" not in found.text.replace('value="M12345678"', "")
    wrong = admin.send("/people", **admin.form("document"), **typed | {"paper_number": "??"})
    assert (wrong.status_code, 'id="paper_number-error"' in wrong.text) == (422, True)


@pytest.mark.parametrize("who", ["resident", "dispatcher", "handler"])
def test_others_give_nobody_a_password(come: Come, town: Town, who: str) -> None:
    person = town.people["resident"].id
    assert come(who).get(f"/people/{person}").status_code == 403


def test_a_person_who_is_not_there_is_not_found(come: Come) -> None:
    assert come("admin").get(f"/people/{uuid4()}").status_code == 404


def test_people_are_found_by_pinyin_and_listed_by_what_they_are(come: Callable[[str], Browser]) -> None:
    admin = come("admin")
    admin.get("/people")
    found = admin.send("/people", **admin.form("name"), name="wangjianguo")
    assert (found.status_code, "王*" in found.text) == (200, True)
    admin.get("/people")
    assert 'id="name-error"' in admin.send("/people", **admin.form("name"), name="王").text
    staff = admin.get("/people/list?standing=staff").text
    assert staff.count("王*") >= 1
    assert "李*" not in staff
    assert admin.get("/people/list?standing=ghost").status_code == 422
    assert come("dispatcher").get("/people/list").status_code == 403
