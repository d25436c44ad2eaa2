# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Invalid, OrgPath
from services.identity.domain import persons, vehicles
from services.identity.domain.events import PersonChanged, PersonUnmasked
from services.identity.domain.persons import Protected

HOME = OrgPath("/320585/001")
PERSON, _ = persons.register("p", " 张建国 ", HOME)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("13812341234", "13812341234"),
        ("+86 138-1234-1234", "13812341234"),
        ("0512-62215678", "051262215678"),
        ("+1 617 555 0100", "+16175550100"),
        ("001 617 555 0100", "+16175550100"),
        ("1３８１２３４１２３４", "13812341234"),
        ("0086 13812341234", "13812341234"),
        ("(+86)13812341234", "13812341234"),
        ("+86 21 5352 1234", "02153521234"),
        ("+86 (0)21 5352 1234", "02153521234"),
        ("+86 512 5352 1234", "051253521234"),
        ("+86 0512 5352 1234", "051253521234"),
        ("0086-512-53521234", "051253521234"),
        ("(0512) 5352-1234", "051253521234"),
        ("（0512）5352–1234", "051253521234"),
        ("+86 10 52345678", "01052345678"),
        ("400-820-8820", "4008208820"),
        ("800 810 8888", "8008108888"),
        ("95588", "95588"),
        ("96777", "96777"),
    ],
)
def test_phone_numbers_have_one_form(text: str, plain: str) -> None:
    assert persons.normalise_phone(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345",
        "23812341234",
        "138123412345",
        "+0123456789",
        "٠٥١٢٥٣٥٢١٢٣٤",
        "0512-53521234-801",
        "0512-53521234转801",
        "+86",
        "+86 1234",
        "0412",
        "53521234",
        "0012",
        "+86 95588 1234",
    ],
)
def test_what_is_no_phone_number_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        persons.normalise_phone(text)


def test_a_name_has_no_blanks_around_it_and_something_in_it() -> None:
    assert PERSON.name == "张建国"
    for name in ("", "  ", "a\x00b", "\u200b", "\u202e四三张", "\ufeff", "张\n三", "张\u200b三"):
        with pytest.raises(Invalid):
            persons.register("p", name, HOME)


def test_a_person_moves_with_all_that_hangs_on_his_place() -> None:
    moved, events = persons.change(PERSON, path=OrgPath("/320585/002/003"))
    assert moved.within == ("/320585", "/320585/002", "/320585/002/003")
    assert events == [PersonChanged("p", "张建国", "/320585/002/003", active=True)]
    assert persons.change(PERSON, name="张建国") == (PERSON, [])


def test_unmasking_needs_known_fields_and_a_reason() -> None:
    fact = persons.unmask(PERSON, ("phone", "name", "phone"), " 回访 ")
    assert fact == PersonUnmasked("p", ("name", "phone"), "回访")
    for wanted, reason in (((), "x"), (("password",), "x"), (("phone",), "  ")):
        with pytest.raises(Invalid):
            persons.unmask(PERSON, wanted, reason)


def test_a_vehicle_tells_its_masked_plate_only() -> None:
    plate = Protected("sealed", "hash", "苏E***45")
    _, events = vehicles.register("v", "p", plate, special=False)
    assert events[0].plate_masked == "苏E***45"  # type: ignore[attr-defined]
    vehicles.check_plate("使014578", special=True)
    with pytest.raises(Invalid):
        vehicles.check_plate("使014578", special=False)
