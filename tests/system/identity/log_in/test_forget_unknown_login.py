# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.values import Principal
from services.identity.timers import unknown_login_forgotten
from tests.system.identity.conftest import PASSWORD, District, House

WRONG = "wrong password"


def tries(house: House, login: str, times: int) -> list[tuple[int, bool]]:
    """The status of each attempt, and whether the page names a time to wait."""
    answers = [house.submit(house.browser(), login, WRONG) for _ in range(times)]
    return [(answer.status_code, "分钟后再试" in answer.get_data(as_text=True)) for answer in answers]


def test_nothing_tells_which_logins_exist(district: District) -> None:
    house = district.house
    closed, _ = district.staff("handler", district.path, "closed")
    district.ok("PATCH", f"/persons/{closed}", {"active": False})
    seen = {who: tries(house, f"{who}@{district.code}", 7) for who in ("admin", "nobody", "closed")}
    assert seen["admin"] == seen["nobody"] == seen["closed"]
    assert seen["admin"][3:5] == [(403, False), (429, True)]


def forget(district: District) -> None:
    """What the timers do a day later."""
    by = Principal(district.code, "timer", "timer")
    for kept in district.house.read(district.code).unknown_logins.list({}):
        district.house.store.transact(by, lambda tx, key=kept.id: unknown_login_forgotten(tx, key, {}))


def test_what_nobody_is_called_is_forgotten_and_begins_anew(district: District) -> None:
    house, login = district.house, f"nobody@{district.code}"
    tries(house, login, 4)
    (kept,) = house.read(district.code).unknown_logins.list({})
    assert login not in str(kept), "it may be somebody's phone number"
    for _ in range(2):
        forget(district)
    assert tries(house, login, 2) == [(403, False)] * 2


def test_a_lock_lasts_by_the_systems_clock(district: District) -> None:
    """A simulated day is over in a moment; whoever guesses waits all the same."""
    house, login = district.house, f"nobody@{district.code}"
    tries(house, login, 5)
    forget(district)
    assert tries(house, login, 1) == [(429, True)]


def test_a_district_that_is_not_there_keeps_nothing(house: House) -> None:
    assert house.submit(house.browser(), "admin@999999", PASSWORD).status_code == 403
    assert house.read("999999").unknown_logins.list({}) == []
