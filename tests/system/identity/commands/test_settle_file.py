# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.registers import fire, uploaded


def test_the_pieces_of_a_register_go_when_it_is_whole(district: District) -> None:
    file_id = uploaded(district)
    blobs, piece = district.house.store.tools.blobs, f"{district.code}/{file_id}/0"
    assert blobs.get(piece)
    fire(district)
    assert blobs.get(piece) is None
    assert district.ok("GET", f"/tables/{file_id}")["name"] == "业主.csv"
