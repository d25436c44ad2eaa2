# SPDX-License-Identifier: AGPL-3.0-or-later
"""The steps of an order. Who may take one depends on the order: the command looks."""

from services.chassis.http import AUTHENTICATED, Resource
from services.dispatch.commands import (
    accept_order,
    add_evidence,
    add_photos,
    amend_order,
    answer_revisit,
    ask_assistance,
    assign_order,
    claim_order,
    close_order,
    comment_order,
    correct_order,
    cover_order,
    decline_assistance,
    defer_order,
    end_assistance,
    evaluate_order,
    finish_order,
    grant_assistance,
    link_duplicate,
    rate_order,
    read_comments,
    refuse_order,
    reopen_order,
    resume_order,
    return_order,
    revisit_order,
    start_order,
    suspend_order,
    withdraw_assistance,
    withdraw_order,
)
from services.dispatch.routes.order_view import to_views
from services.dispatch.store import Tx

steps = Resource("steps", "/dispatch/v1/orders", of=Tx.orders, shows=to_views, requires=AUTHENTICATED)

steps.act("accept", accept_order)
steps.act("refuse", refuse_order)
steps.act("assign", assign_order)
steps.act("claim", claim_order)
steps.act("return", return_order)
steps.act("start", start_order)
steps.act("suspend", suspend_order)
steps.act("defer", defer_order)
steps.act("cover", cover_order)
steps.act("resume", resume_order)
steps.act("finish", finish_order)
steps.act("revisit", revisit_order)
steps.act("answer", answer_revisit)
steps.act("rate", rate_order)
steps.act("evaluate", evaluate_order)
steps.act("reopen", reopen_order)
steps.act("close", close_order)
steps.act("comment", comment_order)
steps.act("read", read_comments)
steps.act("correct", correct_order)
steps.act("amend", amend_order)
steps.act("add_photos", add_photos)
steps.act("add_evidence", add_evidence)
steps.act("withdraw", withdraw_order)
steps.act("link", link_duplicate)
steps.act("ask_assistance", ask_assistance)
steps.act("grant_assistance", grant_assistance)
steps.act("decline_assistance", decline_assistance)
steps.act("withdraw_assistance", withdraw_assistance)
steps.act("end_assistance", end_assistance)
