# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may see of a district: how it does, what can be asked for, a matter's orders; no person."""

from pydantic import Field

from services.chassis.http import PUBLIC, Resource, View
from services.dispatch.policies import LimitRules
from services.dispatch.queries.categories import list_public_categories
from services.dispatch.queries.incidents import list_public_incidents
from services.dispatch.queries.matters import list_public_matter
from services.dispatch.queries.statistics import list_public_statistics
from services.dispatch.routes import statistics
from services.dispatch.routes.incidents import to_public_incident
from services.dispatch.routes.matter_view import to_matter

public = Resource("public", "/dispatch/v1/public/<code:district>", requires=PUBLIC)


class CategoryView(View):
    """An entry of the catalogue with the limits that are promised."""

    code: str
    name: str
    name_en: str
    kind: str
    urgency: str
    limits: LimitRules = Field(validation_alias="promised")


public.list(list_public_statistics, "/statistics", shows=statistics.to_view)
public.list(list_public_categories, "/categories", shows=CategoryView)
public.list(list_public_matter, "/matters/<id:matter>", shows=to_matter)
public.list(list_public_incidents, "/incidents", shows=to_public_incident)
