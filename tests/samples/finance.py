# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of finance that needs more than ids: a request that succeeds."""

from services.chassis import published_log
from services.chassis.ids import new_id
from services.finance.commands import seal_log
from tests.samples.accounts import (  # noqa: F401 - samples of this service, too
    answer_case,
    begin_file,
    case,
    complete_file,
    judge_case,
    list_objections,
    post_notice,
    published,
    put_piece,
    raise_objection,
    review_statement,
    rule_objection,
    show_content,
    show_thumbnail,
    statement,
    take_down_notice,
)
from tests.samples.audit import *  # noqa: F403 - samples of this service, too
from tests.samples.audit import RULES
from tests.samples.billing import (  # noqa: F401 - samples of this service, too
    begin_payment,
    bill_month,
    find_payments,
    list_billing_policy_versions,
    list_common_income_policy_versions,
    list_own_allotments,
    list_own_bills,
    list_own_payments,
    list_run_bills,
    list_runs,
    list_tariffs,
    preview_bills,
    refund_payment,
    run,
    set_tariff,
    share_income,
    show_bill,
    show_payment,
    show_public_receipt,
    tariff,
)
from tests.samples.books import (  # noqa: F401 - samples of this service, too
    by,
    cancel_job,
    close_period,
    confirm_reversal,
    entry,
    export_journal,
    fund_of,
    hold,
    import_journal,
    list_calendar_policy_versions,
    list_cases,
    list_chart_policy_versions,
    list_commitments,
    list_donations,
    list_donations_policy_versions,
    list_entries,
    list_funds,
    list_grants,
    list_jobs,
    list_periods,
    list_places,
    list_reversals,
    list_spending_policy_versions,
    list_statements_policy_versions,
    open_fund,
    place_hold,
    post_entry,
    post_hold,
    reversal,
    reverse_entry,
    show_job,
    show_result,
    void_hold,
)
from tests.samples.dues import (  # noqa: F401 - samples of this service, too
    ask_bill_hold,
    begin_prepayment,
    charge_late_fee,
    correct_bill,
    decide_bill_hold,
    declare_vacancy,
    end_bill_hold,
    file_suit,
    list_arrears,
    list_bill_holds,
    list_own_bill_holds,
    list_own_credits,
    list_shared_costs,
    list_vacancies,
    mediate_arrears,
    record_figures,
    serve_demand,
    share_cost,
    show_arrears,
    show_bill_hold,
)
from tests.samples.letting import (  # noqa: F401 - samples of this service, too
    asset,
    award_bid,
    call,
    call_bids,
    confirm_return,
    contract_service,
    deposit,
    end_lease,
    end_service,
    lease,
    list_asset_leases,
    list_assets,
    list_bids,
    list_calls,
    list_deposits,
    list_lease_bills,
    list_leases,
    list_letting_policy_versions,
    list_paid_services_policy_versions,
    list_services,
    list_shares,
    make_bid,
    register_asset,
    report_turnover,
    retire_asset,
    return_deposit,
    service,
    show_own_bid,
    sign_lease,
    take_deposit,
    try_policy,
    withdraw_call,
)
from tests.samples.paid_orders import bill_paid_order, list_paid_orders, show_paid_order  # noqa: F401
from tests.samples.plans import (  # noqa: F401 - samples of this service, too
    adopt_plan,
    allot_interest,
    decide_emergency,
    declare_emergency,
    declare_interest,
    deposit_maintenance,
    draft_plan,
    end_audit,
    end_interest,
    explain_variance,
    list_accounts,
    list_audits,
    list_buildings,
    list_emergencies,
    list_own_accounts,
    list_own_audits,
    list_own_interests,
    list_plans,
    list_public_plans,
    list_public_standing,
    list_standing,
    open_audit,
    read_books,
    show_emergency,
    show_plan,
    show_public_plan,
    year_plan,
)
from tests.samples.spending import (  # noqa: F401 - samples of this service, too
    account_grant,
    apply_grant,
    approve_grant,
    approve_invoice,
    close_grant,
    commitment,
    grant,
    list_invoices,
    list_public_invoices,
    list_public_works,
    list_works,
    order_work,
    pay_invoice,
    receive_donation,
    receive_grant,
    refuse_grant,
    register_invoice,
    reject_invoice,
    set_budget,
)
from tests.samples.till import (  # noqa: F401 - samples of this service, too
    bank_line,
    close_difference,
    confirm_count,
    count_cash,
    discrepancy,
    find_bills,
    hand_over_cash,
    import_statement,
    list_bank_accounts,
    list_bank_lines,
    list_bank_statements,
    list_cash_days,
    list_cash_receipts,
    list_desks,
    list_discrepancies,
    list_proposals,
    match_line,
    receipt,
    receive_cash,
    register_account,
    unmatch_line,
)
from tests.samples.till import (
    statement as bank_statement,
)
from tests.samples.world import World

DONATIONS = "/finance/v1/donations"


PUBLISHED = (
    "emergencies",
    "year_plans",
    "waiting_leaves",
    "leaves",
    "commitments",
    "entries",
    "donations",
    "funds",
    "statements",
    "publications",
    "cases",
    "files",
    "works",
    "invoices",
    "payments",
    "companies",
    "assets",
    "calls",
)


POLICIES = "calendar chart spending donations statements billing common_income letting"
SAME_FOR_ALL = {
    *RULES,
    "list_balances",
    "list_public_payers_lead",
    *(f"show_{name}_policy" for name in (*POLICIES.split(), "paid_services")),
    *(f"list_{name}_policy_versions" for name in POLICIES.split()),
}
"""What shows everybody the defaults, or numbers alone."""


MADE = {
    "asset": asset,
    "lease": lease,
    "call": call,
    "deposit": deposit,
    "service": service,
    "cash_receipt": receipt,
    "bank_statement": bank_statement,
    "bank_line": bank_line,
    "discrepancy": discrepancy,
    "year_plan": year_plan,
}
"""What is made by its own sample."""


def settle(world: World) -> None:
    """A fund with an entry, one of them to be taken back, and a hold; something in the log."""
    world.ids["fund"] = fund_of(world)
    world.ids["entry"] = entry(world)
    world.ids["reversal"] = reversal(world)
    world.ids["hold"] = hold(world)
    leaf = new_id()
    world.ids["statement"] = statement(world)
    publication = published(world)
    own_case = case(world)
    world.ids["commitment"] = world.ids["matter"] = commitment(world)
    world.ids["invoice"] = register_invoice(world, make=True).ids["invoice_id"]
    world.ids["tariff"] = tariff(world)
    world.ids["run"] = run(world)
    world.ids["payment"] = show_public_receipt(world).ids["payment_id"]
    world.ids["grant"] = grant(world)
    world.ok("POST", DONATIONS, receive_donation(world).body)
    for noun, make in MADE.items():
        world.ids[noun] = make(world)
    store = world.stores["finance"]
    store.transact(by(world), lambda tx: published_log.add(tx, leaf, {"kind": "sample"}))
    store.transact(by(world), seal_log.handle)
    world.own["finance"] = {"publication": publication, "leaf": leaf, "case": own_case}
