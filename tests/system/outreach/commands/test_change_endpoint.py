# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.outreach.commands import change_endpoint
from services.outreach.commands.change_endpoint import ChangeEndpoint
from services.outreach.domain.errors import AddressNotAllowed, UnknownEventTypes
from tests.system.outreach.district import CITY, NEIGHBOURHOOD, OTHER, Bench

URL = "https://city.example/hook"


def test_what_is_not_named_stays(bench: Bench):
    made = bench.registered(URL, CITY, place_path=NEIGHBOURHOOD).endpoint
    cmd = ChangeEndpoint(types=("linli.dispatch.v1.*",))
    changed = bench.act(CITY, lambda tx: change_endpoint.handle(tx, made.id, cmd))
    assert (changed.types, changed.url, changed.name) == (("linli.dispatch.v1.*",), URL, "平台")
    assert bench.told("endpoint", made.id) == ["EndpointRegistered", "EndpointChanged"]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"url": "gopher://city.example"}, AddressNotAllowed),
        ({"types": ("linli.nothing.*",)}, UnknownEventTypes),
        ({"scopes": ("people",)}, Forbidden),
    ],
)
def test_what_is_refused_changes_nothing(bench: Bench, changed: dict[str, object], refusal: type[Exception]):
    made = bench.registered(URL, CITY, place_path=NEIGHBOURHOOD).endpoint
    with pytest.raises(refusal):
        bench.act(
            CITY, lambda tx: change_endpoint.handle(tx, made.id, ChangeEndpoint.model_validate(changed))
        )
    assert bench.read().endpoints.get(made.id) == made


def test_anothers_is_not_to_be_found(bench: Bench):
    made = bench.registered(URL, CITY, place_path=NEIGHBOURHOOD).endpoint
    with pytest.raises(NotFound):
        bench.act(OTHER, lambda tx: change_endpoint.handle(tx, made.id, ChangeEndpoint(name="x")))
