# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a form of a policy needs: its schema, what holds at a place and whence, and what a change would do."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import Field, ValidationError

from services.chassis.http.models import Input, View
from services.chassis.http.problems import unprocessable
from services.chassis.store import Policy, UnitOfWork, policies
from services.chassis.store.policy_standing import Standing, standing
from services.chassis.values import NotFound, OrgPath

Models = Mapping[str, type[Policy]]
NAME = r"^[a-z][a-z_]{0,39}$"


class PoliciesAsked(Input):
    """One `policy` whole, or the names of all; without `place`: for the whole district."""

    policy: str | None = Field(None, pattern=NAME)
    place: OrgPath | None = None


class BelowView(View):
    """A place below, and the fields that it sets itself."""

    path: OrgPath
    fields: list[str]


class PolicyFormView(View):
    """A policy with its JSON schema and what holds at a place.

    `here` are the fields set there, `locked_here` those that it locks for places below. `origins` says which
    place a value comes from (of those not named the release's default holds), `locked` which place above
    locks a field, `below` who sets what otherwise: at most two hundred places. `tag` is for `If-Match`.
    """

    name: str
    about: str
    rules: dict[str, Any]
    place: OrgPath
    tag: str
    values: dict[str, Any]
    here: list[str]
    locked_here: list[str]
    origins: dict[str, OrgPath]
    locked: dict[str, OrgPath]
    below: list[BelowView]


class PolicyNameView(View):
    """A policy of this service."""

    name: str
    about: str


class PoliciesView(View):
    """All by their names, in the order in which the service declares them; `form` of the one asked for."""

    policies: list[PolicyNameView]
    form: PolicyFormView | None


class PolicyTried(Input):
    """What would be put: the `rules` that are set, those to `inherit` again, those to lock for below."""

    policy: str = Field(pattern=NAME)
    place: OrgPath | None = None
    rules: dict[str, Any] = Field(max_length=50)
    inherit: tuple[str, ...] = Field((), max_length=50)
    locked: tuple[str, ...] | None = Field(None, max_length=50)


class PolicyChangeView(View):
    """A field that would change; `from_above`: it would be as it is above."""

    field: str
    before: Any
    after: Any
    from_above: bool


class PolicyTrialView(View):
    """What would change at the place, and who below sets these fields and would not notice."""

    changes: list[PolicyChangeView]
    below: list[BelowView]


def readers(models: Models) -> tuple[Callable[..., PoliciesView], Callable[..., PolicyTrialView]]:
    """The two reads of a service's policies: their forms, and what a change would do."""

    def show_policies(tx: UnitOfWork, query: PoliciesAsked) -> PoliciesView:
        """The policies that there are, and one of them with its schema and where its values come from."""
        names = [PolicyNameView(name=name, about=_about(model)) for name, model in models.items()]
        form = _form(tx, _known(models, query.policy), query.place or tx.root) if query.policy else None
        return PoliciesView(policies=names, form=form)

    def try_policy(tx: UnitOfWork, query: PolicyTried) -> PolicyTrialView:
        """What would change if a policy were put at a place; nothing does."""
        return _trial(tx, _known(models, query.policy), query)

    return show_policies, try_policy


def _known(models: Models, name: str) -> type[Policy]:
    if name not in models:
        raise NotFound("policy", name)
    return models[name]


def _form(tx: UnitOfWork, model: type[Policy], at: OrgPath) -> PolicyFormView:
    found = standing(tx, model, at)
    return PolicyFormView(
        name=model.policy_name,
        about=_about(model),
        rules=_rules(model),
        place=at,
        tag=found.policy.etag,
        values=_values(found.policy),
        here=list(found.here),
        locked_here=list(found.locked_here),
        origins=found.origins,
        locked=found.locked,
        below=_below(found, frozenset(policies.rules_of(model))),
    )


def _trial(tx: UnitOfWork, model: type[Policy], asked: PolicyTried) -> PolicyTrialView:
    at = asked.place or tx.root
    locks = {} if asked.locked is None else {"locked": asked.locked}
    try:
        policy = model.model_validate({**asked.rules, **locks, "inherit": asked.inherit})
    except ValidationError as error:
        raise unprocessable(error) from None
    now = standing(tx, model, at)
    then = policies.tried(tx, policy, at)
    before, after = _values(now.policy), _values(then)
    changes = [
        PolicyChangeView(
            field=field, before=before[field], after=after[field], from_above=field in asked.inherit
        )
        for field in after
        if getattr(then, field) != getattr(now.policy, field)
    ]
    return PolicyTrialView(changes=changes, below=_below(now, frozenset(change.field for change in changes)))


def _below(found: Standing[Any], fields: frozenset[str]) -> list[BelowView]:
    told = {path: [field for field in own if field in fields] for path, own in found.below.items()}
    return [BelowView(path=path, fields=own) for path, own in sorted(told.items()) if own]


def _about(model: type[Policy]) -> str:
    return (model.__doc__ or "").partition("\n")[0]


def _rules(model: type[Policy]) -> dict[str, Any]:
    """The schema of the rules alone."""
    schema = model.model_json_schema()
    own = {name: said for name, said in schema["properties"].items() if name not in Policy.model_fields}
    return {**schema, "properties": own}


def _values(policy: Policy) -> dict[str, Any]:
    rules = policies.rules_of(type(policy))
    return {name: value for name, value in policy.model_dump(mode="json").items() if name in rules}
