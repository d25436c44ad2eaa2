# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record what asking a source brought: a batch of its own, nothing new, or a failure that is tried again."""

from dataclasses import replace
from hashlib import sha256

from services.chassis import files, jobs
from services.chassis.clock import to_millis
from services.identity.commands import add_feed_batch
from services.identity.domain import feed_batches, feed_contracts, feed_pulls
from services.identity.domain.feed_contracts import FeedContract
from services.identity.domain.feed_errors import BatchToCome, FeedBatchDiffers, SameMoment
from services.identity.domain.feed_pulls import FeedPull, Fetched, PullProblem, PullTerms
from services.identity.store import FEED_FILE, Tx

_PROBLEMS = {
    BatchToCome: PullProblem.TO_COME,
    SameMoment: PullProblem.SAME_MOMENT,
    FeedBatchDiffers: PullProblem.SAME_MOMENT,
}


def handle(tx: Tx, source_id: str, number: int, fetched: Fetched) -> None:
    """Nothing, if another version of the contract was put meanwhile: that has the source asked itself."""
    contract, pull = tx.feed_contracts.get(source_id), tx.feed_pulls.get(source_id)
    if contract.number != number or contract.pull is None:
        return
    try:
        after = _taken(tx, contract, contract.pull, pull, fetched)
    except (BatchToCome, SameMoment, FeedBatchDiffers) as refusal:
        after = _failed(pull, _PROBLEMS[type(refusal)], fetched, tx)
    following = contract.pull.following(tx.now)
    again = min(following, tx.now + after.again_after) if after.failing else following
    tx.ask_again(after, again)


def _taken(tx: Tx, contract: FeedContract, terms: PullTerms, pull: FeedPull, fetched: Fetched) -> FeedPull:
    if fetched.problem:
        return feed_pulls.failed(pull, fetched, tx.now)
    digest = sha256(fetched.content).hexdigest()
    if fetched.same or (digest == pull.digest and tx.pull_counts(pull)):
        source = tx.feed_sources.get(contract.source)
        tx.feed_sources.save(feed_contracts.answered(source, tx.now))
        return feed_pulls.came(pull, fetched, tx.now, digest, "")
    as_of, content = feed_pulls.moment_of(terms, fetched, tx.now)
    if as_of is None:
        return _failed(pull, PullProblem.NO_MOMENT, fetched, tx)
    as_of = to_millis(as_of)
    name = f"pull-{as_of.astimezone(feed_batches.CHINA):%Y%m%dT%H%M%S}"
    batch = add_feed_batch.handle(tx, contract, name, as_of, full=terms.full)
    if batch.state is not feed_batches.BatchState.OPEN:
        return _failed(pull, PullProblem.SAME_MOMENT, fetched, tx)
    file = files.keep_table(tx, tx.tools.blobs, name, content)
    job = jobs.start(tx, FEED_FILE, {"batch_id": batch.id}, name="file.csv", content_type="text/csv")
    tx.feed_batches.save(feed_batches.read(batch, file.id, job.id))
    return feed_pulls.came(pull, fetched, tx.now, digest, batch.id)


def _failed(pull: FeedPull, problem: PullProblem, fetched: Fetched, tx: Tx) -> FeedPull:
    return feed_pulls.failed(pull, replace(fetched, problem=problem), tx.now)
