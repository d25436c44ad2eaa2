# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feed_changes, feeds
from tests.system.identity.conftest import District
from tests.system.identity.feed_changes import NEW, OLD, OTHER, lines, phone, row, say, told


def test_what_the_source_said_itself_never_goes_back(district: District) -> None:
    known = told(district)
    assert phone(district, known) == OLD
    assert lines(district) == []


def test_a_change_by_hand_goes_back_until_the_source_says_the_same(district: District) -> None:
    known = told(district)
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    assert lines(district) == [("phone", NEW, OLD, "hand")]
    say(district, 2, row(district))
    say(district, 3, row(district, relation="租户"))
    assert phone(district, known) == NEW, "its old word again overwrites nothing"
    assert [field for field, *_ in lines(district)] == ["phone"]
    say(district, 4, row(district, phone=NEW, relation="租户"))
    assert (phone(district, known), lines(district)) == (NEW, [])


def test_a_word_of_before_that_comes_late_overwrites_nothing_and_a_new_one_counts(district: District) -> None:
    known = told(district)
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    say(district, 2, row(district, phone=OTHER))
    assert phone(district, known) == NEW
    assert lines(district) == [("phone", NEW, OTHER, "hand")]
    later = feeds.opened(district, district.house.store.tools.now().isoformat())
    feeds.sent(district, later, [row(district, phone="13600000004")])
    feeds.completed(district, later, 1)
    feeds.worked(district, later)
    assert (phone(district, known), lines(district)) == ("13600000004", [])


def test_what_stood_here_comes_back_as_an_echo_and_is_no_news(district: District) -> None:
    known = told(district)
    for number in (NEW, OLD):
        district.ok("PATCH", f"/persons/{known}", {"phone": number})
    assert lines(district) == []
    later = feeds.opened(district, district.house.store.tools.now().isoformat())
    feeds.sent(district, later, [row(district, phone=NEW)])
    feeds.completed(district, later, 1)
    feeds.worked(district, later)
    assert phone(district, known) == OLD
    assert lines(district) == [("phone", OLD, NEW, "hand")]


def test_a_name_changed_by_hand_is_not_asked_about(district: District) -> None:
    known = told(district)
    district.ok("PATCH", f"/persons/{known}", {"name": "张珊"})
    say(district, 2, row(district, relation="租户"))
    assert feeds.asked(district) == []
    assert lines(district) == [("name", "张珊", "张三", "hand")]
    say(district, 3, row(district, name="张山", relation="租户"))
    assert [one["kind"] for one in feeds.asked(district)] == ["name"]
    assert lines(district) == [], "what is being asked about does not go back"


def test_a_correction_is_told_as_one(district: District) -> None:
    known = told(district)
    login = {"person_id": known, "login": f"zhang@{district.code}", "password": "correct horse battery"}
    district.ok("POST", "/accounts", login)
    token = district.house.log_in(login["login"], login["password"])["access_token"]
    asked = district.house.ok("POST", "/corrections", token, {"text": "电话是另一个。"})
    wrong = district.person("李四")
    body = {"phone": NEW, "correction_id": asked["id"]}
    assert district.refused("PATCH", f"/persons/{wrong}", body)["code"] == "not_found"
    district.ok("PATCH", f"/persons/{known}", body)
    assert lines(district) == [("phone", NEW, OLD, "correction")]


def test_who_moved_by_hand_is_told_of_with_unit_and_day(district: District) -> None:
    known = told(district)
    tree = district.ok("GET", f"/places?under={district.path}/s1/n1/c1&kind=building")["items"]
    area = {"dm2": 9000, "source": "survey"}
    there = district.place("unit", "u2", tree[0]["id"], exclusive_area=area)
    tx = district.house.read(district.code)
    [lived] = tx.occupancies.list({"person_id": known})
    district.ok("POST", f"/occupancies/{lived.id}:end", {"until": "2024-03-05"})
    assert lines(district) == [("until", "2024-03-05", "", "hand")]
    moved = {"unit_id": there["id"], "person_id": known, "kind": "lessee", "since": "2024-03-06"}
    district.ok("POST", "/occupancies", moved)
    units = (f"{district.path}/s1/n1/c1/b1/u2", f"{district.path}/s1/n1/c1/b1/u1")
    assert lines(district) == [
        ("relation", "租户", "家属", "hand"),
        ("since", "2024-03-06", "", "hand"),
        ("unit_path", *units, "hand"),
    ]
    before = feeds.living(district)
    say(district, 7, row(district, "u2", relation="租户", since="2024-03-06"))
    assert (feeds.living(district), lines(district)) == (before, [])


def test_who_came_back_by_hand_does_not_leave_by_the_old_word(district: District) -> None:
    known = told(district)
    say(district, 2, row(district, until="2024-03-02"))
    unit = district.ok("GET", f"/places?under={district.path}/s1/n1/c1/b1&kind=unit")["items"][0]
    back = {"unit_id": unit["id"], "person_id": known, "kind": "family", "since": "2024-03-03"}
    district.ok("POST", "/occupancies", back)
    say(district, 4, row(district, until="2024-03-02", phone=OTHER))
    assert [until for *_, until in feeds.living(district)] == ["2024-03-02", ""]
    assert ("until", "", "2024-03-02", "hand") in lines(district)


def test_who_is_alive_by_hand_does_not_die_of_the_old_word(district: District) -> None:
    known = told(district)
    say(district, 2, row(district, died_on="2024-03-01"))
    assert not district.house.read(district.code).persons.get(known).active
    district.ok("PATCH", f"/persons/{known}", {"active": True})
    say(district, 3, row(district, died_on="2024-03-01", phone=OTHER))
    assert district.house.read(district.code).persons.get(known).active
    assert ("died_on", "", "2024-03-01", "hand") in lines(district)


def test_of_whom_no_source_tells_nothing_is_kept(district: District) -> None:
    known = district.person("李四")
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    assert district.house.read(district.code).feed_subjects.list({}) == []


def test_a_vehicle_that_staff_registered_stays_whose_it_is(district: District) -> None:
    unknown = {"key": "1", "name": "李四", "phone": OLD, "plate": "苏E12345"}
    feeds.agreed(district, feeds.VEHICLES)
    feeds.delivered(district, feed_changes.DAY.format(1), [unknown], feeds.VEHICLES)
    holder = district.person("王五", phone=NEW)
    district.ok("POST", "/persons/vehicles", {"person_id": holder, "plate": "苏E12345"})
    [question] = feeds.asked(district)
    other = district.person("李四", phone=OLD)
    feeds.decided(district, question, "merge", person_id=other)
    [vehicle] = district.house.read(district.code).vehicles.list({"person_id": holder})
    assert vehicle.person_id == holder
    assert lines(district, feeds.VEHICLES) == [("name", "王五", "李四", "hand"), ("phone", NEW, OLD, "hand")]
