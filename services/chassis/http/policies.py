# SPDX-License-Identifier: AGPL-3.0-or-later
"""The policies of a service as a resource: read and set at a place, with every version that was."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from pydantic import Field

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.http.models import Input, Paged, View
from services.chassis.http.policy_forms import readers
from services.chassis.http.resource import Command, Resource
from services.chassis.reckoning import Preview
from services.chassis.store import Page, Policy, UnitOfWork, policies
from services.chassis.values import OrgPath


class AtPlace(Input):
    """Without `place`: for the whole district."""

    place: OrgPath | None = None


class AtVersion(AtPlace):
    """Without `number`: what holds now. 0 are the defaults."""

    number: int | None = Field(None, ge=0)


class VersionsAt(Paged):
    """Without `place`: for the whole district."""

    place: OrgPath | None = None


class PolicyVersionView(View):
    """When a version was set and by whom; `number` reads it.

    `chosen` is what was set there then, `locked` what was locked for places below, `effective` what held.
    """

    number: int
    since: datetime
    by: str
    chosen: dict[str, Any]
    locked: tuple[str, ...]
    effective: dict[str, Any]


class DeadlineMoveView(View):
    """A deadline that would move; `aggregate` is what has it, as `noun/id`."""

    aggregate: str
    was_due_at: datetime
    due_at: datetime


class CalendarPreviewView(View):
    """What a calendar would do: how many open deadlines move, and some of them.

    `complete` is false where there are more than were looked at.
    """

    moved: int
    looked_at: int
    complete: bool
    examples: list[DeadlineMoveView]


def policy_resource(
    prefix: str,
    *models: type[Policy],
    command: Command,
    reads: str,
    writes: str,
    preview: Command | None = None,
    asks: str = "",
) -> Resource:
    """`GET`, `PUT` and `GET /versions` of each policy, at a place; all of them, and what a change would do.

    `command` is the service's own: its `handle(tx, policy, at)` asks for the right and says what happened.
    `preview` says what a calendar would move: `POST /calendar:preview`. `asks`: as of any route.
    """
    resource = Resource("policies", prefix, of=policies.POLICIES, requires=reads)
    show_policies, try_policy = readers({model.policy_name: model for model in models})
    resource.show(show_policies, "")
    resource.search(try_policy, ":try", requires=writes)
    for model in models:
        name, rule = model.policy_name, f"/{model.policy_name.replace('_', '-')}"
        about = (model.__doc__ or "").partition("\n")[0]
        resource.show(_named(_show(model), f"show_{name}_policy", about), rule)
        put = _named(_put(model, command), f"put_{name}_policy", f"Set it at a place: {about}")
        resource.replace(put, rule, requires=writes, item=_item(model), asks=asks)
        listing = _named(_versions(model), f"list_{name}_policy_versions", f"Every version of it: {about}")
        resource.list(listing, f"{rule}/versions", shows=PolicyVersionView)
    if preview:
        about = (preview.__doc__ or "").partition("\n")[0]
        told = _named(_preview(preview), "preview_calendar", about)
        item = _item(CalendarPolicy)
        resource.act("preview", told, "/calendar", requires=writes, shows=CalendarPreviewView, item=item)
    return resource


def _preview(command: Command) -> Callable[..., Any]:
    def preview(tx: UnitOfWork, query: AtPlace, policy: CalendarPolicy) -> Preview:
        found: Preview = command.handle(tx, policy, query.place or tx.root)
        return found

    return preview


def _show(model: type[Policy]) -> Callable[..., Any]:
    def show(tx: UnitOfWork, query: AtVersion) -> Policy:
        at = query.place or tx.root
        if query.number is not None:
            return policies.at_version(tx, model, at, query.number)
        return tx.policy(model, at)

    show.__annotations__["return"] = model
    return show


def _put(model: type[Policy], command: Command) -> Callable[..., Any]:
    def put(tx: UnitOfWork, query: AtPlace, policy: Policy) -> Policy:
        changed: Policy = command.handle(tx, policy, query.place or tx.root)
        return changed

    put.__annotations__ |= {"policy": model, "return": model}
    return put


def _versions(model: type[Policy]) -> Callable[..., Any]:
    def list_versions(tx: UnitOfWork, query: VersionsAt) -> Page[policies.PolicyVersion]:
        return policies.versions(tx, model, query.place or tx.root, query.after, query.limit)

    return list_versions


def _item(model: type[Policy]) -> Callable[..., str]:
    return lambda tenant, query, _: policies.head_of(model, query.place or OrgPath(f"/{tenant}"))


def _named(function: Callable[..., Any], name: str, about: str) -> Callable[..., Any]:
    function.__name__, function.__doc__ = name, about
    return function
