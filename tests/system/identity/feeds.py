# SPDX-License-Identifier: AGPL-3.0-or-later
"""Feeds sent through the API: agreed, opened, filled, completed, and worked through by the timers."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from services.identity.domain.identifiers import _CITIZEN_CHECKS, _CITIZEN_WEIGHTS
from tests.system.identity.conftest import District
from tests.system.identity.registers import fire

POPULATION, VEHICLES = "public-security.population", "city-management.vehicles"
FIELDS = (
    *("key", "district", "unit_path", "name", "phone", "citizen_id", "relation", "since", "until"),
    *("died_on", "plate", "special", "building", "unit"),
)
COLUMNS = [{"field": field, "name": field} for field in FIELDS]
Row = Mapping[str, Any]


def agreed(district: District, source: str = POPULATION, **more: Any) -> dict[str, Any]:
    """A contract whose columns are called as our fields."""
    kind = "vehicles" if source == VEHICLES else "population"
    body = {"source": source, "kind": kind, "name": source, "at": district.path, "columns": COLUMNS}
    return district.ok("PUT", "/feed-contracts", body | more)


def opened(district: District, as_of: str, source: str = POPULATION, **more: Any) -> dict[str, Any]:
    body = {"batch": f"b-{as_of}".replace(":", "-").replace("+", "-"), "as_of": as_of, **more}
    return district.ok("POST", f"/feeds/{source}/batches", body)


def path_of(batch: Mapping[str, Any]) -> str:
    return f"/feeds/{batch['source']}/batches/{batch['id']}"


def lines(rows: Iterable[Row]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def sent(district: District, batch: Mapping[str, Any], rows: Iterable[Row], token: str = "") -> Any:
    return district.house.call(
        "POST",
        f"{path_of(batch)}/rows",
        token or district.token,
        data=lines(rows),
        content_type="application/x-ndjson",
    )


def completed(district: District, batch: Mapping[str, Any], count: int) -> dict[str, Any]:
    return district.ok("POST", f"{path_of(batch)}:complete", {"rows": count})


def delivered(
    district: District, as_of: str, rows: Sequence[Row], source: str = POPULATION, **more: Any
) -> dict[str, Any]:
    """A batch that was sent and worked through, or that stopped and asks."""
    batch = opened(district, as_of, source, **more)
    answer = sent(district, batch, rows)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    completed(district, batch, answer.get_json()["rows"])
    return worked(district, batch)


def worked(district: District, batch: Mapping[str, Any]) -> dict[str, Any]:
    """Fire due timers until the batch is no longer under way."""
    while (now := shown(district, batch))["state"] in ("reading", "running", "closing"):
        assert fire(district)
    return now


def shown(district: District, batch: Mapping[str, Any]) -> dict[str, Any]:
    return district.ok("GET", path_of(batch))


def results(district: District, batch: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What became of each row, and why, in their order."""
    rows = district.ok("GET", f"{path_of(batch)}/rows")["items"]
    return [(row["result"], row["code"]) for row in sorted(rows, key=lambda row: row["row"])]


def asked(district: District) -> list[dict[str, Any]]:
    """The open questions, side by side."""
    found = district.ok("GET", "/feed-conflicts")["items"]
    return [district.ok("GET", f"/feed-conflicts/{one['id']}") for one in found]


def decided(district: District, conflict: Mapping[str, Any], decision: str, **more: Any) -> dict[str, Any]:
    return district.ok("POST", f"/feed-conflicts/{conflict['id']}:decide", {"decision": decision, **more})


def citizen_id(number: int, born: str = "19800101") -> str:
    """A possible one; another number is another one."""
    plain = f"110101{born}{number:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(plain, _CITIZEN_WEIGHTS, strict=True))
    return plain + _CITIZEN_CHECKS[total % 11]


def living(district: District) -> list[tuple[str, str, str, str, str]]:
    """Who lives where as what, from when to when, whatever the ids."""
    tx, found = district.house.read(district.code), []
    for one in tx.occupancies.list({"within": district.path}, limit=500):
        name = tx.persons.get(one.person_id).name
        found.append((name, one.unit_path, one.kind.value, f"{one.since}", f"{one.until or ''}"))
    return sorted(found)
