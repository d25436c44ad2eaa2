# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules of the demo's districts: lamps in working time, numbers of orders, nothing forgotten."""

from scripts.demo.api import Api, Json
from scripts.demo.setup import arrival
from scripts.demo.setup.realm import Caller

CATEGORIES, CALENDAR = "/dispatch/v1/policies/categories", "/dispatch/v1/policies/calendar"
ORDERS = "/dispatch/v1/policies/orders"
FOR_GOOD_DAYS = 36_500
LAMP_LIMITS: Json = {
    "accept": {"amount": 120, "unit": "working_minutes"},
    "assign": {"amount": 240, "unit": "working_minutes"},
    "start": {"amount": 1, "unit": "working_days"},
    "handle": None,
    "revisit": {"amount": 2, "unit": "working_days"},
    "close": {"amount": 2, "unit": "working_days"},
    "overall": {"amount": 5, "unit": "working_days"},
}


def lamps_in_working_time(dispatch: Api) -> None:
    """A new version of the catalogue, unless it says so already."""
    catalogue = dispatch.get(CATEGORIES)
    lamp = next(entry for entry in catalogue["categories"] if entry["code"] == "lamp")
    if lamp["limits"] != LAMP_LIMITS:
        lamp["limits"] = LAMP_LIMITS
        dispatch.put(CATEGORIES, catalogue)


def letters(dispatch: Api, letters: str) -> None:
    """The district's letters in the short numbers of its orders."""
    orders = dispatch.get(ORDERS)
    if orders["number_prefix"] != letters:
        dispatch.put(ORDERS, {**orders, "number_prefix": letters})


def time_zone(dispatch: Api, zone: str) -> None:
    """The zone of the district's working time."""
    calendar = dispatch.get(CALENDAR)
    if calendar["zone"] != zone:
        dispatch.put(CALENDAR, {**calendar, "zone": zone})


def kept_for_good(admin: Caller) -> None:
    """What happens in the story is years ago: by the default rules it would be gone before anybody looks."""
    for service, api in vars(admin).items():
        _keep(api, f"/{service}/v1/policies/retention")


def _keep(api: Api, policy: str) -> None:
    rules = arrival.known_by(policy, lambda: api.get(policy))
    longest = {rule: FOR_GOOD_DAYS if rule.endswith("_days") else said for rule, said in rules.items()}
    if rules != longest:
        api.put(policy, longest)
