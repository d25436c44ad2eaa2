# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages know of other ways to log in: what a district has, and who comes from one and is unknown."""

import json
from dataclasses import dataclass
from typing import Any

import flask

from services.chassis import written
from services.chassis.clock import system_now
from services.chassis.http import RawRequest
from services.chassis.privacy import CannotUnseal
from services.chassis.values import PLATFORM
from services.identity.domain.federation import LASTS, IdentityProvider
from services.identity.queries import ways as queried
from services.identity.routes import leading, pages, steps
from services.identity.routes.leading import acting
from services.identity.store import Tx

LINK, ACTION = "linli_link", "action"


@dataclass(frozen=True)
class Unlinked:
    """Whom the browser came from: a provider, and the keyed hash of its subject."""

    tenant: str
    provider: IdentityProvider
    lookup: str


def ways(call: RawRequest[Tx]) -> dict[str, Any]:
    """What the log-in page offers beside the password, in the district that was chosen last or is named."""
    known = flask.request.cookies.get(pages.DISTRICT, "")
    tenant = pages.field("district") or flask.request.args.get("district", "") or known
    if not written.is_digits(tenant) or call.read(acting(PLATFORM)).districts.find(tenant) is None:
        return {"ways": [], "linking": ""}
    tx = call.read(acting(tenant))
    return {
        "ways": queried.offered(tx),
        "ways_of": tenant,
        "linking": _linking(call),
        "onward": steps.without("district"),
    }


def sealed_for(call: RawRequest[Tx], cookie: str) -> tuple[str, str]:
    """The district and the text of what we sealed for this browser; empty where it is none of ours."""
    tenant, _, sealed = flask.request.cookies.get(cookie, "").partition(".")
    if not written.is_digits(tenant) or call.read(acting(PLATFORM)).districts.find(tenant) is None:
        return "", ""
    try:
        return tenant, call.read(acting(tenant)).keys.reveal(sealed, cookie)
    except (CannotUnseal, ValueError):
        return "", ""


def to_link(
    call: RawRequest[Tx], tenant: str, provider: IdentityProvider, lookup: str, query: str
) -> flask.Response:
    """To the log-in page, and from there to the question."""
    response = leading.see_other(own_log_in(query))
    text = json.dumps([provider.id, lookup, system_now().isoformat()])
    sealed = call.read(acting(tenant)).keys.seal(text, LINK)
    pages.set_cookie(response, LINK, f"{tenant}.{sealed}", system_now() + LASTS)
    pages.set_cookie(response, pages.DISTRICT, tenant, system_now() + steps.KNOWN_FOR)
    return response


def unlinked(call: RawRequest[Tx]) -> Unlinked | None:
    """Of this browser, while it may be said whose it is."""
    tenant, text = sealed_for(call, LINK)
    if not text:
        return None
    provider_id, lookup, began = json.loads(text)
    provider = queried.in_use(call.read(acting(tenant)), provider_id)
    late = system_now() >= written.moment(began) + LASTS
    return None if provider is None or late else Unlinked(tenant, provider, lookup)


def _linking(call: RawRequest[Tx]) -> str:
    """Of the provider from which somebody unknown comes, for the log-in page; empty for none."""
    if flask.request.args.get(ACTION) != "link_identity":
        return ""
    found = unlinked(call)
    return found.provider.name if found else ""


def own_log_in(query: str) -> str:
    """Who is logged in proves it once more, and here: not by the way from which they come."""
    return steps.asking(f"{steps.without(ACTION, 'prompt', of=query)}&action=link_identity&prompt=login")
