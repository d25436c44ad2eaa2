# SPDX-License-Identifier: AGPL-3.0-or-later
"""The routes of a service's jobs: how far mine are, cancelling one, fetching what it made."""

from datetime import datetime
from typing import Any

import flask

from services.chassis import jobs
from services.chassis.http.models import Id, Paged, PageView, View
from services.chassis.http.raw_request import RawRequest
from services.chassis.http.resource import AUTHENTICATED, Resource
from services.chassis.store.jobs import Job, JobState


class JobView(View):
    """`total` is null where nobody counted; the result can be fetched once the state is `done`."""

    id: Id
    kind: str
    state: JobState
    done: int
    total: int | None
    name: str
    content_type: str
    problem: str
    started_at: datetime
    ended_at: datetime | None


def job_view(job: Job) -> JobView:
    return JobView(**{name: getattr(job, name) for name in JobView.model_fields})


def job_resource(prefix: str) -> Resource:
    """Everybody sees their own jobs only."""
    resource = Resource("jobs", prefix)

    @resource.get("", requires=AUTHENTICATED)
    def list_jobs(tx: Any, query: Paged) -> PageView[JobView]:  # noqa: ANN401 - each service has its own Tx
        """My jobs, the latest first."""
        return PageView[JobView].of(jobs.page(tx, query.after, query.limit), job_view)

    @resource.get("/<id:job_id>", requires=AUTHENTICATED)
    def show_job(tx: Any, job_id: str) -> JobView:  # noqa: ANN401
        """How far a job is."""
        return job_view(jobs.own(tx, job_id))

    @resource.post("/<id:job_id>:cancel", requires=AUTHENTICATED)
    def cancel_job(tx: Any, job_id: str) -> JobView:  # noqa: ANN401
        """Stop a job before its next chunk; what it did stays."""
        return job_view(jobs.cancel(tx, job_id))

    @resource.raw("GET", "/<id:job_id>/result", requires=AUTHENTICATED, produces="application/octet-stream")
    def show_result(call: RawRequest[Any], job_id: str) -> flask.Response:
        """What the job made, as a file."""
        tx = call.read(call.by)
        job = jobs.finished(tx, job_id)
        response = flask.Response(jobs.result(tx, job), content_type=job.content_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{job.name}"'
        return response

    return resource
