# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the load of outreach begins with: an integrator's endpoint, and residents' confirmed addresses."""

from collections.abc import Callable
from dataclasses import replace

from scripts.demo.api import Api
from tests.chaos.outside import Outside
from tests.chaos.settle import District

Until = Callable[[str, Callable[[], str | None]], str]


def listen(outside: Outside, url: str, district: District, until: Until) -> District:
    """`url` is outreach's; `until` waits for what it is named. Every other owner has mail."""
    made = district.post(
        "outreach",
        "endpoints",
        name="Chaos",
        url=outside.hook_url,
        place_path=f"/{district.code}",
        scopes=["orders"],
    )
    for number, owner in enumerate(district.owners):
        _give(outside, Api(owner.who.http, url, owner.who.token), _address(district, number), until)
    return replace(district, endpoint=str(made["id"]), hook_secret=str(made["secret"]))


def _address(district: District, number: int) -> dict[str, object]:
    if number % 2:
        return {"channel": "sms", "address": f"138{district.code}0{number}"}
    return {"channel": "email", "address": f"owner-{number}-{district.code}@mail.example"}


def _give(outside: Outside, outreach: Api, address: dict[str, object], until: Until) -> None:
    outreach.post("/outreach/v1/choices/addresses", address)
    code = until("the code of an address", lambda: outside.code_for(str(address["address"])))
    confirmed = {"channel": address["channel"], "code": code}
    outreach.post("/outreach/v1/choices/addresses:confirm", confirmed)
