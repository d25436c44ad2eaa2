# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever rows hold: as many answers as rows, and the good ones among them applied."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.system.dispatch.api import Api
from tests.system.dispatch.district import ADMIN
from tests.system.dispatch.test_bulk_door import line

FIELDS = ("source", "external_id", "category", "description", "reported_at", "due_at", "labels", "location")
TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
ODD = st.fixed_dictionaries({}, optional={name: VALUES | st.dictionaries(TEXT, VALUES) for name in FIELDS})
FAR = st.datetimes().map(lambda moment: {"due_at": f"{moment.isoformat()}-14:00"})
DIRT = st.one_of(
    st.binary(max_size=60),
    st.recursive(VALUES, st.lists, max_leaves=5).map(lambda junk: json.dumps(junk).encode()),
    (ODD | FAR).map(lambda odd: json.dumps(line(1) | odd).encode()),
    st.sampled_from((b"[", b'{"a":', b'{"source":[')).map(lambda part: part * 1200),
).map(lambda row: row.replace(b"\n", b" ").replace(b"\r", b" "))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DIRT, max_size=40))
def test_junk_rows_are_answered_and_good_ones_applied(api: Api, junk: list[bytes]):
    good = [json.dumps(line(5000 + number)).encode() for number in range(len(junk))]
    rows = [row for pair in zip(junk, good, strict=True) for row in pair]
    headers = api.token(ADMIN) | {"Content-Type": "application/x-ndjson"}
    answer = api.client.post("/dispatch/v1/intake", data=b"\n".join(rows), headers=headers)
    assert answer.status_code == 200
    answers = [json.loads(text) for text in answer.data.splitlines()]
    assert [a["row"] for a in answers] == [number for number, row in enumerate(rows, 1) if row.strip()]
    results = {a["row"]: a["result"] for a in answers}
    assert {results[number] for number in range(2, len(rows) + 1, 2)} <= {"created", "unchanged"}
    assert not [a for a in answers if a["status"] >= 500]
