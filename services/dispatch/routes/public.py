# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may see of a district: how it does, what can be asked for, a matter's orders; no person."""

from typing import Any

from services.chassis.http import PUBLIC, Resource, View
from services.dispatch.domain import forms
from services.dispatch.domain.categories import Category
from services.dispatch.policies import LimitRules
from services.dispatch.queries.categories import list_public_categories
from services.dispatch.queries.incidents import list_public_incidents
from services.dispatch.queries.matters import list_public_matter
from services.dispatch.queries.statistics import list_public_statistics
from services.dispatch.routes import statistics
from services.dispatch.routes.incidents import to_public_incidents
from services.dispatch.routes.matter_view import to_matter
from services.dispatch.store import Tx

public = Resource("public", "/dispatch/v1/public/<code:district>", requires=PUBLIC)


class CategoryPriceView(View):
    """In all, or for each of what the field `per` of the form counts."""

    fen: int
    currency: str
    per: str | None
    unit: str
    unit_en: str


class CategoryView(View):
    """An entry of the catalogue with the limits that are promised; `form` is JSON Schema of the answers."""

    code: str
    name: str
    name_en: str
    kind: str
    urgency: str
    limits: LimitRules
    menu: str
    price: CategoryPriceView | None
    form: dict[str, Any]


public.list(list_public_statistics, "/statistics", shows=statistics.to_view)


def to_category(_tx: Tx, category: Category) -> CategoryView:
    asked = category.price
    price = asked and CategoryPriceView(
        fen=asked.each.fen,
        currency=asked.each.currency,
        per=asked.per or None,
        unit=asked.unit,
        unit_en=asked.unit_en,
    )
    return CategoryView(
        code=category.code,
        name=category.name,
        name_en=category.name_en,
        kind=category.kind,
        urgency=category.urgency,
        limits=LimitRules.model_validate(category.promised, from_attributes=True),
        menu=category.menu,
        price=price,
        form=forms.schema(category.form),
    )


public.list(list_public_categories, "/categories", shows=to_category)
public.list(list_public_matter, "/matters/<id:matter>", shows=to_matter)
public.list(list_public_incidents, "/incidents", shows=to_public_incidents)
