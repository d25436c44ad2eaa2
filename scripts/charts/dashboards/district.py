# SPDX-License-Identifier: AGPL-3.0-or-later
"""What comes about in a district: counted from the events that its services publish."""

from scripts.charts.dashboards.panel import Dashboard, Panel, Variable, lines, number, rows
from scripts.charts.dashboards.promql import NOTHING

OF = 'tenant=~"$tenant"'


def facts(types: str, span: str = "1h") -> str:
    """How often one of the types came about, by type, in a span; 0 where it never did."""
    chosen = f'linli_facts_total{{{OF}, type=~"linli[.]{types}"}}'
    return f"round(sum by (type) (increase({chosen}[{span}]))) {NOTHING}"


def hourly(title: str, says: str, types: str) -> Panel:
    return lines(title, says, "none", (facts(types), "{{type}}"))


def waiting(title: str, says: str, kinds: str) -> Panel:
    """How many things of these kinds are under way now."""
    return number(title, says, "none", f'sum(linli_timers_waiting{{{OF}, kind=~"{kinds}"}}) {NOTHING}')


def daily(title: str, says: str, types: str) -> Panel:
    return number(title, says, "none", f"sum({facts(types, '24h')})")


MOVED = f'linli_facts_amount_total{{{OF}, type="linli.finance.v1.EntryPosted"}}'
ORDERS = r"dispatch[.]v1[.]Order"

DASHBOARD = Dashboard(
    "linli-district",
    "Linli district",
    "A district's life, by what was published: orders and limits, votes, notices, money, ratings.",
    rows(
        (
            "Today",
            (
                daily("Reported", "Orders reported in 24 hours.", f"{ORDERS}Reported"),
                daily("Finished", "Orders whose work was done in 24 hours.", f"{ORDERS}Finished"),
                daily(
                    "Limits breached",
                    "Time limits that were missed in 24 hours.",
                    r"dispatch[.]v1[.]DeadlineBreached",
                ),
                daily(
                    "Ballots",
                    "Cast online or keyed from paper in 24 hours.",
                    r"deliberation[.]v1[.](BallotCast|PaperBallotKeyed)",
                ),
            ),
        ),
        (
            "Under way",
            (
                waiting(
                    "Ballots open",
                    "Votes, surveys and votes on budgets in which ballots are taken now.",
                    r"(vote|survey|budget)[.]close",
                ),
                waiting(
                    "Publications running",
                    "What is on show to be objected to, of votes, accounts and ratings.",
                    "publicity[.]end",
                ),
                waiting(
                    "Statements due",
                    "Of closed periods, not drawn yet or under review.",
                    "statement[.](draw|review)",
                ),
                waiting(
                    "Cases open",
                    "Questions about statements, cases and appeals of ratings, each with its limit.",
                    "case[.](press|deadline)|appeal[.]deadline",
                ),
            ),
        ),
        (
            "Orders",
            (
                hourly(
                    "By state",
                    "How many orders entered each state, an hour.",
                    f"{ORDERS}(Reported|Accepted|Assigned|Started|Finished|Closed|Reopened|Refused)",
                ),
                hourly(
                    "Limits",
                    "Near, breached, and breaches taken back, an hour.",
                    r"dispatch[.]v1[.](DeadlineNear|DeadlineBreached|BreachWithdrawn)",
                ),
                hourly(
                    "Climbed", "Orders that went one level up because nobody acted.", f"{ORDERS}Escalated"
                ),
                hourly("Rated", "Orders that residents rated.", f"{ORDERS}Rated"),
            ),
        ),
        (
            "Deciding together",
            (
                hourly(
                    "Votes",
                    "Announced, opened, closed, counted, in force.",
                    r"deliberation[.]v1[.](Vote(Announced|Opened|Closed|Counted)|ResolutionInForce)",
                ),
                hourly(
                    "Ballots",
                    "Online and on paper.",
                    r"deliberation[.]v1[.](BallotCast|PaperBallotKeyed|BallotDelivered)",
                ),
                hourly(
                    "Notices",
                    "Publicity: begun, ended, objected to.",
                    r"deliberation[.]v1[.](Published|PublicityEnded|ObjectionRaised|ObjectionRuled)",
                ),
                hourly(
                    "Meetings",
                    "Called, held, and months that had none.",
                    r"deliberation[.]v1[.](MeetingCalled|MeetingHeld|MinutesPublished|MonthWithoutMeeting)",
                ),
            ),
        ),
        (
            "Money",
            (
                lines(
                    "Moved",
                    "Debits of the entries posted, yuan an hour, of the ten busiest districts.",
                    "none",
                    (f"topk(10, sum by (tenant) (increase({MOVED}[1h]))) / 100 {NOTHING}", "{{tenant}}"),
                ),
                hourly(
                    "Payments",
                    "Entries posted, invoices paid, grants and donations received.",
                    r"finance[.]v1[.](EntryPosted|InvoicePaid|GrantReceived|DonationReceived)",
                ),
                hourly(
                    "Accounted for",
                    "Periods closed, statements published and reviewed, questions that are late.",
                    r"finance[.]v1[.](PeriodClosed|StatementPublished|StatementReviewed|CaseOverdue)",
                ),
            ),
        ),
        (
            "Credit",
            (
                hourly(
                    "Ratings",
                    "Changed, confirmed, taken back.",
                    r"credit[.]v1[.](RatingChanged|RatingConfirmed|RatingDeclined|RatingTakenBack)",
                ),
                hourly(
                    "Cases",
                    "Opened, closed, appealed, late.",
                    r"credit[.]v1[.](CaseOpened|CaseClosed|AppealRaised|AppealOverdue|RectificationOverdue)",
                ),
            ),
        ),
        (
            "People",
            (
                hourly(
                    "Log-ins", "And accounts that were locked.", r"identity[.]v1[.](LoggedIn|AccountLocked)"
                ),
                hourly(
                    "Registered",
                    "People, owners, companies.",
                    r"identity[.]v1[.](PersonRegistered|OwnershipRegistered|CompanyRegistered)",
                ),
            ),
        ),
    ),
    (Variable("tenant", "tenant", "linli_facts_total"),),
)
