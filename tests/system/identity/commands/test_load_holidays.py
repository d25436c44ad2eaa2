# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity.conftest import District, House

NEW_YEAR = {"name": "元旦", "date": "2031-01-01", "isOffDay": True}
NATIONAL_DAY = {"name": "国庆节", "date": "2031-10-01", "isOffDay": True}
MAKE_UP = {"name": "国庆节", "date": "2031-10-11", "isOffDay": False}


def notice(*days: dict[str, object], **changed: object) -> dict[str, object]:
    return {"year": 2031, "papers": ["https://www.gov.cn/1"], "days": list(days)} | changed


def test_a_years_notice_is_kept_once_and_told_once(house: House) -> None:
    given = notice(MAKE_UP, NEW_YEAR, NATIONAL_DAY)
    kept = house.ok("POST", "/holidays", house.operator(), given)
    assert (kept["year"], [day["worked"] for day in kept["days"]]) == ("2031", [False, False, True])
    assert house.ok("POST", "/holidays", house.operator(), given) == kept
    assert house.events("platform", "holiday_notice", "2031") == ["HolidaysPublished"]
    house.ok("POST", "/holidays", house.operator(), notice(NEW_YEAR, NATIONAL_DAY))
    assert house.events("platform", "holiday_notice", "2031") == ["HolidaysPublished"] * 2


@pytest.mark.parametrize(
    "given",
    [
        notice(NEW_YEAR, NATIONAL_DAY, NATIONAL_DAY),
        notice({"name": "台风", "date": "2031-08-11", "isOffDay": True}),
        notice(NEW_YEAR, NATIONAL_DAY, {**MAKE_UP, "date": "2032-10-11"}),
        notice(NEW_YEAR, {**NATIONAL_DAY, "isOffDay": False}),
        notice(NEW_YEAR, NATIONAL_DAY, year=1999),
        notice(),
    ],
)
def test_what_is_no_notice_of_the_year_is_refused(house: House, given: dict[str, object]) -> None:
    answer = house.call("POST", "/holidays", house.operator(), json=given)
    assert answer.status_code in (400, 422)
    assert house.events("platform", "holiday_notice", "1999") == []


def test_a_district_loads_none(house: House, district: District) -> None:
    given = notice(NEW_YEAR, NATIONAL_DAY)
    answer = house.call("POST", "/holidays", district.token, json=given)
    assert answer.status_code == 403
