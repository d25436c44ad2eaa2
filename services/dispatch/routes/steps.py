# SPDX-License-Identifier: AGPL-3.0-or-later
"""The steps of an order. Who may take one depends on the order: the command looks."""

from services.chassis.http import AUTHENTICATED, Resource
from services.dispatch.commands import accept_order as accept
from services.dispatch.commands import assign_order as assign
from services.dispatch.commands import claim_order as claim
from services.dispatch.commands import close_order as close
from services.dispatch.commands import comment_order as comment
from services.dispatch.commands import finish_order as finish
from services.dispatch.commands import rate_order as rate
from services.dispatch.commands import refuse_order as refuse
from services.dispatch.commands import reopen_order as reopen
from services.dispatch.commands import resume_order as resume
from services.dispatch.commands import return_order as give_back
from services.dispatch.commands import revisit_order as revisit
from services.dispatch.commands import start_order as start
from services.dispatch.commands import suspend_order as suspend
from services.dispatch.commands.assign_order import AssignOrder
from services.dispatch.commands.close_order import CloseOrder
from services.dispatch.commands.comment_order import CommentOrder
from services.dispatch.commands.finish_order import FinishOrder
from services.dispatch.commands.rate_order import RateOrder
from services.dispatch.commands.refuse_order import RefuseOrder
from services.dispatch.commands.reopen_order import ReopenOrder
from services.dispatch.commands.return_order import ReturnOrder
from services.dispatch.commands.revisit_order import RevisitOrder
from services.dispatch.commands.suspend_order import SuspendOrder
from services.dispatch.routes.order_view import OrderView, present
from services.dispatch.store import Tx

steps = Resource("steps", "/dispatch/v1/orders")


@steps.post("/<id:order_id>:accept", requires=AUTHENTICATED)
def accept_order(tx: Tx, order_id: str) -> OrderView:
    """Accept an order (接单)."""
    return present(tx, accept.handle(tx, order_id))


@steps.post("/<id:order_id>:refuse", requires=AUTHENTICATED)
def refuse_order(tx: Tx, order_id: str, body: RefuseOrder) -> OrderView:
    """Refuse an order that is out of duty."""
    return present(tx, refuse.handle(tx, order_id, body))


@steps.post("/<id:order_id>:assign", requires=AUTHENTICATED)
def assign_order(tx: Tx, order_id: str, body: AssignOrder) -> OrderView:
    """Make a person or a company responsible (分配, 改派)."""
    return present(tx, assign.handle(tx, order_id, body))


@steps.post("/<id:order_id>:claim", requires=AUTHENTICATED)
def claim_order(tx: Tx, order_id: str) -> OrderView:
    """Take an accepted order oneself (党员接单)."""
    return present(tx, claim.handle(tx, order_id))


@steps.post("/<id:order_id>:return", requires=AUTHENTICATED)
def return_order(tx: Tx, order_id: str, body: ReturnOrder) -> OrderView:
    """Give an order back (退单)."""
    return present(tx, give_back.handle(tx, order_id, body))


@steps.post("/<id:order_id>:start", requires=AUTHENTICATED)
def start_order(tx: Tx, order_id: str) -> OrderView:
    """Be on site."""
    return present(tx, start.handle(tx, order_id))


@steps.post("/<id:order_id>:suspend", requires=AUTHENTICATED)
def suspend_order(tx: Tx, order_id: str, body: SuspendOrder) -> OrderView:
    """Stop the clocks for a reason of the list."""
    return present(tx, suspend.handle(tx, order_id, body))


@steps.post("/<id:order_id>:resume", requires=AUTHENTICATED)
def resume_order(tx: Tx, order_id: str) -> OrderView:
    """Let the clocks run on."""
    return present(tx, resume.handle(tx, order_id))


@steps.post("/<id:order_id>:finish", requires=AUTHENTICATED)
def finish_order(tx: Tx, order_id: str, body: FinishOrder) -> OrderView:
    """Finish the work (处理)."""
    return present(tx, finish.handle(tx, order_id, body))


@steps.post("/<id:order_id>:revisit", requires=AUTHENTICATED)
def revisit_order(tx: Tx, order_id: str, body: RevisitOrder) -> OrderView:
    """Record the revisit (回访)."""
    return present(tx, revisit.handle(tx, order_id, body))


@steps.post("/<id:order_id>:rate", requires=AUTHENTICATED)
def rate_order(tx: Tx, order_id: str, body: RateOrder) -> OrderView:
    """Rate one's own order."""
    return present(tx, rate.handle(tx, order_id, body))


@steps.post("/<id:order_id>:reopen", requires=AUTHENTICATED)
def reopen_order(tx: Tx, order_id: str, body: ReopenOrder) -> OrderView:
    """Reopen an order that is not solved after all."""
    return present(tx, reopen.handle(tx, order_id, body))


@steps.post("/<id:order_id>:close", requires=AUTHENTICATED)
def close_order(tx: Tx, order_id: str, body: CloseOrder) -> OrderView:
    """Close an order (办结)."""
    return present(tx, close.handle(tx, order_id, body))


@steps.post("/<id:order_id>:comment", requires=AUTHENTICATED)
def comment_order(tx: Tx, order_id: str, body: CommentOrder) -> OrderView:
    """Say something about an order."""
    return present(tx, comment.handle(tx, order_id, body))
