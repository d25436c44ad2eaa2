# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta
from typing import Any

from services.identity.domain import feed_signatures
from tests.system.identity import feeds
from tests.system.identity.conftest import District

DAY = "2024-03-01T08:00:00+08:00"
ROWS = [{"key": "1", "name": "张三"}, {"key": "2", "name": "李四"}]


def test_rows_that_are_there_change_nothing_and_others_under_their_key_are_refused(
    district: District,
) -> None:
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    assert feeds.sent(district, batch, ROWS[:1]).get_json() == {"added": 1, "known": 0, "rows": 1}
    assert feeds.sent(district, batch, ROWS).get_json() == {"added": 1, "known": 1, "rows": 2}
    other = feeds.sent(district, batch, [{"key": "3", "name": "王五"}, ROWS[0] | {"name": "张四"}])
    assert other.get_json()["code"] == "identity.feed.batch_differs"
    assert feeds.shown(district, batch)["rows"] == 2


def test_a_batch_that_is_done_answers_the_same_and_takes_nothing_new(district: District) -> None:
    feeds.agreed(district)
    batch = feeds.delivered(district, DAY, ROWS)
    assert feeds.sent(district, batch, ROWS).get_json() == {"added": 0, "known": 2, "rows": 2}
    more = feeds.sent(district, batch, [{"key": "9", "name": "王五"}])
    assert more.get_json()["code"] == "identity.feed.batch_differs"
    assert feeds.completed(district, batch, 2)["state"] == "done"


def test_a_line_that_cannot_be_read_takes_the_whole_piece_with_it(district: District) -> None:
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    for line in (b"{", b"[]", b'{"key": 1.5}', b'{"name": "x"}', b'{"key":"a","key":"b"}', b'{"key":"\xff"}'):
        answer = _raw(district, batch, feeds.lines(ROWS) + line)
        assert answer["code"] == "identity.feed.row_unreadable"
        assert answer["line"] == 3
    many = feeds.sent(district, batch, [{"key": f"{n}"} for n in range(501)])
    assert many.get_json()["code"] == "identity.feed.too_many_rows"
    assert feeds.shown(district, batch)["rows"] == 0


def test_a_batch_of_another_district_does_not_exist(district: District, neighbour: District) -> None:
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    feeds.agreed(neighbour)
    assert feeds.sent(neighbour, batch, ROWS).get_json()["code"] == "not_found"


def test_a_forged_signature_is_refused(district: District) -> None:
    feeds.agreed(district, signed=True)
    batch = feeds.opened(district, DAY)
    body, name = feeds.lines(ROWS), batch["batch"]
    assert _signed(district, batch, body, {})["problem"] == "no secret was made"
    secret = district.ok("POST", f"/feeds/{feeds.POPULATION}:make-secret")["secret"]
    now, old = (str(int((datetime.now(UTC) - ago).timestamp())) for ago in (timedelta(), timedelta(hours=1)))
    good = feed_signatures.sign(secret, name, now, body)
    given = {"webhook-id": name, "webhook-timestamp": now, "webhook-signature": good}
    cases = {
        "missing": given | {"webhook-signature": ""},
        "of another batch": given | {"webhook-id": "other"},
        "no time": given | {"webhook-timestamp": "soon"},
        "of another time": given
        | {"webhook-timestamp": old, "webhook-signature": feed_signatures.sign(secret, name, old, body)},
        "forged": given | {"webhook-signature": feed_signatures.sign(secret, name, now, body + b" ")},
    }
    for problem, headers in cases.items():
        answer = _signed(district, batch, body, headers)
        assert (answer["code"], answer["problem"]) == ("identity.feed.signature_refused", problem)
    assert feeds.shown(district, batch)["rows"] == 0
    assert _signed(district, batch, body, given)["added"] == 2


def _raw(district: District, batch: dict[str, Any], body: bytes) -> dict[str, Any]:
    return _signed(district, batch, body, {})


def _signed(
    district: District, batch: dict[str, Any], body: bytes, headers: dict[str, str]
) -> dict[str, Any]:
    answer = district.house.app.test_client(use_cookies=False).post(
        f"/identity/v1{feeds.path_of(batch)}/rows",
        data=body,
        content_type="application/x-ndjson",
        headers={"Authorization": f"Bearer {district.token}", **headers},
    )
    found: dict[str, Any] = answer.get_json()
    return found
