# SPDX-License-Identifier: AGPL-3.0-or-later
"""Wrong values: each is refused before anything reaches a cluster, and the text says what to do."""

import pytest

from scripts.charts.render import SITE, Refused, Render, render

LINLI = Render("linli", sets=SITE)
DATA = Render("linli-data", sets=("mongodb.backup.bucket=b",))
KEDA = "defaults.worker.autoscaling"
REFUSED = {
    "a misspelt value": (LINLI, ["services.dispatch.replcias=3"], "replcias"),
    "a misspelt part": (LINLI, ["services.dispatch.api.replcias=3"], "replcias"),
    "an unknown value": (LINLI, ["lamps=3"], "lamps"),
    "a service's name too long": (LINLI, ["services.abcdefghijklmnopqrstuvwxyz.enabled=true"], "abcdefgh"),
    "a service's name with a capital": (LINLI, ["services.Finance.enabled=true"], "Finance"),
    "the tag latest": (LINLI, ["image.tag=latest"], "/image/tag"),
    "a digest cut short": (LINLI, ["image.digest=sha256:abc"], "/image/digest"),
    "no address of log-ins": (Render("linli"), [], "issuer and portalUrl are needed"),
    "drain longer than grace": (LINLI, ["defaults.drain.seconds=60"], "more than graceSeconds 60"),
    "a caller of nobody": (LINLI, ["services.dispatch.calls={lamps}"], "names lamps, which is not on"),
    "nobody whose keys are trusted": (
        LINLI,
        ["services.identity.enabled=false"],
        "services.identity is needed",
    ),
    "a route to nobody": (LINLI, ["route.services={lamps}"], "route.services names lamps"),
    "a route through nothing": (LINLI, ["route.mode=gateway"], "route.gateway.name is needed"),
    "workers without a queue": (
        LINLI,
        [f"{KEDA}.enabled=true", f"{KEDA}.max=9"],
        "more than inboxQueues 4: a queue has one consumer",
    ),
    "more at least than at most": (
        LINLI,
        ["defaults.api.autoscaling.enabled=true", "defaults.api.autoscaling.min=9"],
        "min 9 is more than max 6",
    ),
    "an external secret from nowhere": (
        LINLI,
        ["defaults.externalSecret.enabled=true"],
        "externalSecret.store is needed",
    ),
    "a secret as a value": (LINLI, ["services.identity.settings.master_key=x"], "master_key"),
    "an archive that is no claim's name": (LINLI, ["invariants.archiveClaim=/archive"], "archiveClaim"),
    "a tenant that is none": (LINLI, ["tenants.nowhere.requestsPerSecond=5"], "nowhere"),
    "a tenant without a limit": (LINLI, ["tenants.x320585.requestsPerSecond=5"], "x320585"),
    "no bucket": (Render("linli-data"), [], "mongodb.backup.bucket is needed"),
    "a service that the code has not": (
        DATA,
        ["services.lamps.inboxQueues=2"],
        "the code has no such service",
    ),
    "an old MongoDB": (DATA, ["mongodb.operator=community", "mongodb.version=7.0.5"], "/mongodb/version"),
    "an even number of brokers": (DATA, ["rabbitmq.replicas=2"], "/rabbitmq/replicas"),
    "a broker of tomorrow": (DATA, ["rabbitmq.image=rabbitmq:latest"], "/rabbitmq/image"),
    "more than a queue may hold": (DATA, ["rabbitmq.limits.maxLength=2000000"], "/rabbitmq/limits/maxLength"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused(what: str) -> None:
    one, values, said = REFUSED[what]
    with pytest.raises(Refused) as refused:
        render(one, *values)
    assert said in str(refused.value)
