# SPDX-License-Identifier: AGPL-3.0-or-later
import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid
from services.identity.domain import documents, identifiers
from services.identity.domain.documents import DocumentKind
from services.identity.domain.identifiers import Flaw

VECTORS = Path(__file__).resolve().parents[4] / "shared" / "data" / "china-identifiers" / "vectors.csv"
OTHERWISE = {"A1110000600037341L": Flaw.CHECKSUM}
"""A became a department (the army's) after the vectors' rule was written."""
CHECKS = {
    "resident-id": identifiers.check_citizen_id,
    "uscc": identifiers.check_credit_code,
    "plate": identifiers.check_plate,
}


def test_every_published_vector_agrees() -> None:
    if not VECTORS.exists():
        pytest.skip(f"the identifier vectors are not beside this clone ({VECTORS.name})")
    with VECTORS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    wrong = [
        row
        for row in rows
        if CHECKS[row["kind"]](row["value"]) != OTHERWISE.get(row["value"], row["expected"])
    ]
    assert len(rows) == 151
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("320585199001010013", Flaw.VALID),
        ("11010519491231002X", Flaw.VALID),
        ("11010519491231002x", Flaw.FORMAT),
        ("320585199001010014", Flaw.CHECKSUM),
        ("320585199013010013", Flaw.DATE),
        ("320585199002300013", Flaw.DATE),
        ("32058519900101001", Flaw.LENGTH),
        ("32058519900101001３", Flaw.FORMAT),
        ("020585199001010013", Flaw.FORMAT),
        ("３20585199001010013", Flaw.FORMAT),
        ("999999199901010011", Flaw.AREA),
        ("160585199001010013", Flaw.AREA),
        ("810000199408230021", Flaw.VALID),
        ("830000199201300022", Flaw.VALID),
        ("911124198108030024", Flaw.VALID),
    ],
)
def test_citizen_id(text: str, verdict: Flaw) -> None:
    assert identifiers.check_citizen_id(text) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("320585209901010015", Flaw.DATE),
        ("440524188001010014", Flaw.DATE),
        ("320585199001010013", Flaw.VALID),
    ],
)
def test_whoever_is_registered_may_be_alive(text: str, verdict: Flaw) -> None:
    assert identifiers.check_citizen_id(text) is Flaw.VALID
    assert identifiers.check_citizen_id(text, date(2026, 11, 29)) is verdict


@pytest.mark.parametrize(
    ("head", "verdict"),
    [
        ("A1", Flaw.VALID),
        ("N2", Flaw.VALID),
        ("Y1", Flaw.VALID),
        ("54", Flaw.VALID),
        ("Y2", Flaw.FORMAT),
        ("98", Flaw.FORMAT),
        ("B1", Flaw.FORMAT),
        ("01", Flaw.FORMAT),
    ],
)
def test_each_department_registers_its_kinds(head: str, verdict: Flaw) -> None:
    made = (f"{head}320585MA00TE5T2{symbol}" for symbol in "0123456789ABCDEFGHJKLMNPQRTUWXY")
    verdicts = {identifiers.check_credit_code(code) for code in made}
    assert verdicts == ({Flaw.VALID, Flaw.CHECKSUM} if verdict is Flaw.VALID else {verdict})


@pytest.mark.parametrize(
    ("kind", "country", "text", "kept"),
    [
        ("passport", "USA", " 5a 1234567", "5A1234567"),
        ("home_return_permit", "", "h12345678", "H12345678"),
        ("home_return_permit", "", "M1234567801", "M1234567801"),
        ("taiwan_permit", "", "12345678", "12345678"),
        ("taiwan_permit", "", "1234567801（B）", "1234567801(B)"),
        ("foreigner_permit", "", "USA110080010112", "USA110080010112"),
    ],
)
def test_documents(kind: DocumentKind, country: str, text: str, kept: str) -> None:
    assert documents.plain(DocumentKind(kind), country, text)[0] == kept


@pytest.mark.parametrize(
    ("kind", "country", "text"),
    [
        ("passport", "", "E12345678"),
        ("passport", "USA", "ABCDEFG"),
        ("home_return_permit", "", "X12345678"),
        ("home_return_permit", "CHN", "H12345678"),
        ("home_return_permit", "", "H1234567"),
        ("taiwan_permit", "", "1234567"),
        ("foreigner_permit", "", "USA110080133112"),
    ],
)
def test_documents_that_are_refused(kind: DocumentKind, country: str, text: str) -> None:
    with pytest.raises(Invalid):
        documents.plain(DocumentKind(kind), country, text)


def test_a_renewed_permit_is_the_same_persons() -> None:
    first = documents.plain(DocumentKind.HOME_RETURN_PERMIT, "", "H1234567800")
    again = documents.plain(DocumentKind.HOME_RETURN_PERMIT, "", "H1234567801")
    assert first[1] == again[1]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("91320585MA00TE5T2W", Flaw.VALID),
        ("91320585MA00TE5T2X", Flaw.CHECKSUM),
        ("91320585MA00TE5T2I", Flaw.FORMAT),
        ("9132058XMA00TE5T2W", Flaw.FORMAT),
        ("91320585MA00TE5T2", Flaw.LENGTH),
    ],
)
def test_credit_code(text: str, verdict: Flaw) -> None:
    assert identifiers.check_credit_code(text) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("苏E12345", Flaw.VALID),
        ("苏ED12345", Flaw.VALID),
        ("苏E12345D", Flaw.VALID),
        ("苏EK12345", Flaw.VALID),
        ("苏EL12345", Flaw.FORMAT),
        ("苏EI2345", Flaw.FORMAT),
        ("苏E1O345", Flaw.FORMAT),
        ("苏E123456", Flaw.FORMAT),
        ("E12345", Flaw.FORMAT),
        ("苏ED1２３４５", Flaw.FORMAT),
        ("苏ED1٢٣٤٥", Flaw.FORMAT),
        ("苏E１２３４５D", Flaw.FORMAT),
    ],
)
def test_plate(text: str, verdict: Flaw) -> None:
    assert identifiers.check_plate(text) == verdict


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("320585", Flaw.VALID),
        ("900001", Flaw.VALID),
        ("320500", Flaw.FORMAT),
        ("990101", Flaw.FORMAT),
        ("32058", Flaw.LENGTH),
        ("32058a", Flaw.FORMAT),
        ("٣20585", Flaw.FORMAT),
    ],
)
def test_district_code(code: str, verdict: Flaw) -> None:
    assert identifiers.check_district_code(code) == verdict


def test_segments_below_a_listed_district_have_three_digits() -> None:
    assert identifiers.check_division_segment("320585", "001") is Flaw.VALID
    assert identifiers.check_division_segment("320585", "000") is Flaw.FORMAT
    assert identifiers.check_division_segment("320585", "s1") is Flaw.FORMAT
    assert identifiers.check_division_segment("900001", "roxbury") is Flaw.VALID


@given(st.text(max_size=24))
def test_any_text_gets_a_verdict(text: str) -> None:
    for check in (*CHECKS.values(), identifiers.check_district_code):
        assert isinstance(check(text), Flaw)


@given(st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_of_a_citizen_id_never_passes(place: int, digit: str) -> None:
    right = "320585199001010013"
    changed = right[:place] + digit + right[place + 1 :]
    assert (identifiers.check_citizen_id(changed) is Flaw.VALID) == (changed == right)


def test_one_form_of_what_a_keyboard_writes() -> None:
    assert identifiers.plain(" 苏ed１２３４５ ") == "苏ED12345"


def test_require_names_the_kind_of_invalidity() -> None:
    with pytest.raises(Invalid) as refusal:
        identifiers.require("credit_code", Flaw.CHECKSUM)
    assert refusal.value.data() == {"field": "credit_code", "reason": "invalid-checksum"}
