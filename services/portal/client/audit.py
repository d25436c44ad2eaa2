# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trails of all services, on behalf of who may read them."""

from collections.abc import Mapping

from services.portal.client.http import Api, Passing, Token
from services.portal.client.models.identity import ActView, JobView

SHOWN = 30
EXPORT = "audit.export"
"""The kind of the jobs that write files of the trail."""
LOOKED_AT = 100
"""So many of the reader's last jobs are looked through for files of the trail."""


class AuditTrails:
    """`apis`: those of all services by name. `asked` is what acts are looked for by, as the API names it."""

    def __init__(self, apis: Mapping[str, Api], token: Token) -> None:
        self._apis = apis
        self._token = token

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(self._apis)

    def latest(self, service: str, asked: Mapping[str, str]) -> list[ActView]:
        """The latest of one service that fit; where few do, perhaps not all of them."""
        answer = self._apis[service].get(f"/{service}/v1/audit", self._token, limit=SHOWN, **asked)
        return [ActView.model_validate(one) for one in answer["items"]]

    def export(self, service: str, asked: Mapping[str, str], key: str) -> None:
        """Begin the file of one service."""
        self._apis[service].post(f"/{service}/v1/audit:export", self._token, asked, key=key)

    def exports(self, service: str) -> list[JobView]:
        """The reader's own files of one service, the latest first."""
        answer = self._apis[service].get(f"/{service}/v1/jobs", self._token, limit=LOOKED_AT)
        jobs = [JobView.model_validate(one) for one in answer["items"]]
        return [job for job in jobs if job.kind == EXPORT]

    def file(self, service: str, job_id: str) -> tuple[Passing, str]:
        """What a job made, and its name."""
        api, path = self._apis[service], f"/{service}/v1/jobs/{job_id}"
        job = JobView.model_validate(api.get(path, self._token))
        return api.file(f"{path}/result", self._token), job.name
