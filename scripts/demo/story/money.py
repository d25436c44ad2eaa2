# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the resolution to money: budget, grant, work that is ordered and paid, bills, a quarter's accounts."""

from collections.abc import Iterator

from scripts.demo.api import Json
from scripts.demo.story import granted, letting
from scripts.demo.story.books import Books
from scripts.demo.story.scene import Scene

QUARTER, MONTH = "2024Q4", "2024-12"
BUDGET, INVOICE, DONATION, RENT = 1_200_000, 980_000, 1_200_000, 600_000
"""In fen."""
FORGED = "finance.wrong_signature"


def money(scene: Scene, vote_id: str) -> Iterator[str]:
    books = Books(scene.cast, "parking/money")
    yield scene.at("2024-12-17 09:00")
    fund = _funds(scene, books, vote_id)
    granted.grant(scene, books.commitment(vote_id)["matter"])
    common = yield from letting.leases(scene, books, vote_id)
    yield from _work(scene, books, vote_id)
    yield from _bills(scene, books, fund)
    yield from letting.settlement(scene, books)
    yield from _statement(scene, books)
    granted.shared(scene, common, QUARTER)


def _funds(scene: Scene, books: Books, vote_id: str) -> str:
    """A donation for what was resolved, in a fund of its own, and rent in the compound's: the latter's id."""
    matter = books.commitment(vote_id)["matter"]
    given = _fund(scene, books, "donation", "停车场捐赠", "东侧停车场的建设。", matter=matter)
    donation = books.send(
        "treasurer",
        "donations",
        id=books.id_of("donation"),
        fund_id=given,
        donor=scene.cast.name("company"),
        amount={"fen": DONATION},
        effective="2024-12-17",
        public=True,
        naming="东侧停车场",
    )
    scene.check("捐赠 a donation, named to everybody", {"public": True}, {"public": donation["public"]})
    fund = _fund(scene, books, "operating", "小区自管资金", "小区日常管理和公共设施。")
    lines = [("1002", RENT), ("4101", -RENT)]
    books.send(
        "treasurer",
        "entries",
        id=books.id_of("rent"),
        place_path=scene.cast.district.compound_path,
        text="首月车位租金",
        effective="2024-12-17",
        lines=[{"account": account, "fund_id": fund, "fen": fen} for account, fen in lines],
    )
    limit = {"amount": {"fen": BUDGET}, "fund_id": given}
    budget = books.send("treasurer", f"commitments/{vote_id}:budget", **limit)
    scene.check("预算 no more than this may be spent", {"fen": BUDGET}, {"fen": budget["budget"]["fen"]})
    return fund


def _fund(scene: Scene, books: Books, kind: str, name: str, purpose: str, **more: str) -> str:
    place = scene.cast.district.compound_path
    told = {"kind": kind, "name": name, "purpose": purpose, "place_path": place, **more}
    return str(books.send("treasurer", "funds", **told)["id"])


def _work(scene: Scene, books: Books, vote_id: str) -> Iterator[str]:
    """The company does it by an order, and is paid by two keys."""
    work = books.id_of("work")
    asked = {"category": "other", "description": "车位立牌，安装地锁二十套。"}
    company = scene.cast.ids["company"]
    books.send("level2", f"commitments/{vote_id}/works", id=work, company_id=company, **asked)
    order = books.ordered(work)
    who = {"responsible": scene.cast.name("company")}
    scene.check("工单 the company has the work order", who, {"responsible": order["responsible"]["name"]})
    yield scene.at("2024-12-19 09:30")
    late = books.order("project_manager", work, "start")
    breaches = [one["target"] for one in late["breaches"]]
    scene.check("超时 the company starts too late: it climbs", {"late": ["start"]}, {"late": breaches})
    yield scene.at("2024-12-19 16:00")
    books.order("project_manager", work, "finish", result="二十套地锁装好，车位编号立牌。")
    yield scene.at("2024-12-20 10:00")
    books.order("dispatcher", work, "revisit", contacted=True, solved=True, satisfied=5, note="")
    books.order("dispatcher", work, "close", closure="resolved")
    books.work_is_closed(vote_id)
    invoice = books.id_of("invoice")
    books.send(
        "treasurer",
        "invoices",
        id=invoice,
        commitment_id=vote_id,
        work_id=work,
        company_id=company,
        number="FP-2024-1220",
        text="地锁和立牌，含安装",
        amount={"fen": INVOICE},
    )
    for supervisor in ("level2", "level3"):
        books.send(supervisor, f"invoices/{invoice}:approve")
    paid = books.send(
        "treasurer", f"invoices/{invoice}:pay", entry_id=books.id_of("paid"), effective="2024-12-20"
    )
    scene.hears.append(("finance.v1.InvoicePaid", invoice))
    scene.check("付款 two approved, the company is paid", {"state": "paid"}, {"state": paid["state"]})


def _bills(scene: Scene, books: Books, fund: str) -> Iterator[str]:
    """A month is billed, and one who owes pays through the provider."""
    yield scene.at("2024-12-23 09:00")
    tariff: str = books.send("treasurer", "tariffs", name="物业费", fund_id=fund, formula="area * 1.85")["id"]
    books.send("treasurer", f"tariffs/{tariff}/runs", month=MONTH)
    bill = books.bill(tariff, MONTH)
    begun = books.send("resident", "payments", id=books.id_of("payment"), bills=[bill["id"]])
    paid = books.pay(begun)
    told: Json = {"state": "paid", "amount": bill["amount"]["fen"]}
    scene.check("缴费 a bill is paid, a receipt given", told, told | _of(paid))
    again = books.paid_again(begun)
    once: Json = {name: paid[name] for name in ("receipt", "paid_at", "state")}
    scene.check("重复通知 told twice, booked once", once, {name: again[name] for name in once})
    forged: Json = {"reference": begun["id"], "event": "paid", "amount": 1, "currency": "CNY"}
    refusal = books.refused("resident", "notices", **forged)
    scene.check("伪造通知 a forged notification", {"refused": FORGED}, {"refused": refusal})


def _of(payment: Json) -> Json:
    return {"state": payment["state"], "amount": payment["amount"]["fen"]}


def _statement(scene: Scene, books: Books) -> Iterator[str]:
    """The quarter is closed, its statement published and reviewed by who lives there."""
    yield scene.at("2025-01-06 09:00")
    place = scene.cast.district.compound_path
    books.send("treasurer", "periods:close", place_path=place, quarter=QUARTER)
    yield scene.at("2025-01-06 09:10")
    statement = books.statement(QUARTER)
    scene.hears.append(("finance.v1.StatementPublished", statement["id"]))
    scene.check("公开 the quarter's statement is published", {"place": place}, {"place": statement["place"]})
    books.post("treasurer", statement["publication_id"], "statement")
    yield scene.at("2025-01-07 19:00")
    for who, stars, words in (("resident", 5, "每一笔都看得见。"), ("lessee", 4, "")):
        books.send(who, f"statements/{statement['id']}:review", stars=stars, text=words)
    scene.check("居民评议 residents review it", {"quarter": QUARTER}, {"quarter": statement["quarter"]})
