# SPDX-License-Identifier: AGPL-3.0-or-later
"""The routes of a service's jobs: how far mine are, cancelling one, fetching what it made."""

from datetime import datetime
from typing import Any

import flask

from services.chassis import jobs
from services.chassis.http.models import Id, Paged, View
from services.chassis.http.raw_request import RawRequest
from services.chassis.http.resource import Command, Resource
from services.chassis.http.route import AUTHENTICATED
from services.chassis.store import Page, UnitOfWork
from services.chassis.store.jobs import JOBS, Job, JobState


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


def list_jobs(tx: UnitOfWork, query: Paged) -> Page[Job]:
    """My jobs, the latest first."""
    return jobs.page(tx, query.after, query.limit)


def show_job(tx: UnitOfWork, job_id: str) -> Job:
    """How far a job is."""
    return jobs.own(tx, job_id)


def cancel_job(tx: UnitOfWork, job_id: str) -> Job:
    """Stop a job before its next chunk; what it did stays."""
    return jobs.cancel(tx, job_id)


def job_resource(prefix: str, cancel: Command = cancel_job) -> Resource:
    """Everybody sees their own jobs only. `cancel`: where more follows from cancelling one."""
    resource = Resource("jobs", prefix, of=JOBS, shows=JobView, requires=AUTHENTICATED)
    resource.list(list_jobs)
    resource.show(show_job)
    resource.act("cancel", cancel)

    @resource.raw("GET", "/<id:job_id>/result", requires=AUTHENTICATED, produces="application/octet-stream")
    def show_result(call: RawRequest[Any], job_id: str) -> flask.Response:
        """What the job made, as a file."""
        tx = call.read(call.by)
        job = jobs.finished(tx, job_id)
        response = flask.Response(jobs.result(tx, job), content_type=job.content_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{job.name}"'
        return response

    return resource
