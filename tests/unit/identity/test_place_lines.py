# SPDX-License-Identifier: AGPL-3.0-or-later
"""A line of a list of places is read the same however its codes and its area are written."""

from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import DomainError, OrgPath
from services.identity.domain.kinds import AreaSource, PlaceKind
from services.identity.domain.place_errors import StandsTwice
from services.identity.domain.place_lines import Line, Wanted, read, read_all

DISTRICT = OrgPath("/320585")
WIDE = str.maketrans("0123456789/", "０１２３４５６７８９／")
CODES = st.lists(st.from_regex("[a-z0-9][a-z0-9-]{0,8}", fullmatch=True), min_size=1, max_size=5)


@given(
    CODES.map("/".join).filter(lambda codes: codes.split("/")[0] != "320585"),
    st.sampled_from(["{}", " {} ", "/{}", "{}/", "/320585/{}", "320585/{}"]),
    st.booleans(),
)
def test_the_same_codes_in_any_writing_are_one_place(codes: str, writing: str, wide: bool) -> None:
    written = writing.format(codes).upper()
    line = Line("building", written.translate(WIDE) if wide else written, "3号楼")
    assert read(line, DISTRICT, None).path == f"/320585/{codes}"


@given(st.lists(st.sampled_from(["001", "002", "001/003", "a_b", ""]), max_size=12))
def test_of_lines_with_the_same_codes_the_first_one_counts(codes: list[str]) -> None:
    found = read_all(tuple(Line("sub_district", one, "街道") for one in codes), DISTRICT, None)
    places = [one.path for one in found if isinstance(one, Wanted)]
    assert len(places) == len(set(places))
    for number, one in enumerate(found):
        if isinstance(one, StandsTwice):
            assert one.line - 1 == codes.index(codes[number]) < number
        else:
            assert isinstance(one, DomainError | Wanted)


def test_an_area_is_in_square_metres() -> None:
    unit = read(Line("unit", "001/002/c01/b03/301", "301室", "８６.5"), DISTRICT, AreaSource.SURVEY)
    assert (unit.kind, unit.area and unit.area.dm2) == (PlaceKind.UNIT, 8650)
