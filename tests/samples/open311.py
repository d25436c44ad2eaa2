# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests that dispatch's Open311 endpoint takes."""

from urllib.parse import urlencode

from tests.samples.world import Request, World


def report_request_xml(world: World) -> Request:
    fields = {
        "jurisdiction_id": world.seeded.code,
        "service_code": "lamp",
        "description": "路灯不亮",
        "address_id": world.paths["building"],
    }
    ids = {"district": world.seeded.code}
    return Request(ids, urlencode(fields).encode(), by=world.people["resident"])


def report_request_json(world: World) -> Request:
    return report_request_xml(world)
