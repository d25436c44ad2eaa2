# SPDX-License-Identifier: AGPL-3.0-or-later
"""Check what a district published: a signed, whole log that grew; votes, accounts and ratings that add up.

    python verify.py https://‹host›/deliberation/v1/public/320585 --key 'linli/…+…+…' --heads heads.json

Stands alone: Python's standard library, no file of the project. Exit code 1: something does not hold.
"""

import argparse
import json
import sys
from base64 import b64decode
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any
from urllib.request import urlopen

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
SIDES = ("agree", "disagree", "abstain", "no_side")
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int, int, int]
Fetch = Callable[[str], Any]  # what stands at a path below the district's public address


class Wrong(Exception):
    """Something that was published does not hold."""


def _add(a: Point, b: Point) -> Point:
    """Points of edwards25519 in extended coordinates (RFC 8032 §5.1.4)."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, d - c, d + c, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number: int, point: Point) -> Point:
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = _add(total, point)
        point, number = _add(point, point), number >> 1
    return total


def _point(data: bytes) -> Point:
    """RFC 8032 §5.1.3. Raises Wrong."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise Wrong("the key or the signature is no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = _point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature is good (RFC 8032 §5.1.7)."""
    number = int.from_bytes(signature[32:], "little")
    hashed = int.from_bytes(sha512(signature[:32] + public + message).digest(), "little") % ORDER
    left, right = _times(number, BASE), _add(_point(signature[:32]), _times(hashed, _point(public)))
    same = all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))
    return len(signature) == 64 and number < ORDER and same  # noqa: PLR2004


def read_head(note: str, verifier: str) -> tuple[int, bytes]:
    """Size and root of a signed head (C2SP tlog-checkpoint). Raises Wrong."""
    name, _, key = verifier.split("+", 2)
    text, _, signatures = note.partition("\n\n")
    public = b64decode(key)[1:]
    key_id = sha256(name.encode() + b"\n\x01" + public).digest()[:4]
    given = [b64decode(one.split(" ")[-1]) for one in signatures.splitlines() if one.startswith(f"— {name} ")]
    if not any(one[:4] == key_id and signed(public, f"{text}\n".encode(), one[4:]) for one in given):
        raise Wrong("the head is not signed with the log's key")
    origin, size, root, *_ = text.splitlines()
    if origin != name:
        raise Wrong(f"the head is of another log: {origin}")
    return int(size), b64decode(root)


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def root_of(hashes: list[bytes]) -> bytes:
    """RFC 6962 §2.1, over all leaves."""
    if len(hashes) <= 1:
        return hashes[0] if hashes else sha256().digest()
    middle = 1 << (len(hashes) - 1).bit_length() - 1
    return sha256(b"\x01" + root_of(hashes[:middle]) + root_of(hashes[middle:])).digest()


def leaves(fetch: Fetch, size: int) -> Iterator[dict[str, Any]]:
    """The first `size` leaves of the log, in order. Raises Wrong."""
    after, index = "", 0
    while index < size:
        page = fetch(f"/log/leaves?limit=200{after}")
        for leaf in page["items"][: size - index]:
            if leaf["index"] != index:
                raise Wrong(f"leaf {index} is not there")
            yield leaf
            index += 1
        if index < size and not page["next"]:
            raise Wrong(f"the log has {index} leaves, its head tells of {size}")
        after = f"&after={page['next']}"


def check_log(fetch: Fetch, verifier: str, heads: list[str]) -> list[dict[str, Any]]:
    """All leaves of a log that is whole and grew from each of these signed heads. Raises Wrong."""
    size, root = read_head(fetch("/log/head")["note"], verifier)
    found = list(leaves(fetch, size))
    hashes = [leaf_hash(leaf["data"].encode()) for leaf in found]
    if root_of(hashes) != root:
        raise Wrong("the leaves are not those that the head is over")
    for note in heads:
        first, old = read_head(note, verifier)
        if first > size or root_of(hashes[:first]) != old:
            raise Wrong(f"the log of {size} leaves does not begin with the {first} that were seen")
    return found


def check_vote(found: list[dict[str, Any]], vote: str, receipts: list[str]) -> dict[str, Any]:
    """What a vote came to, reckoned anew from what the log has of it, each receipt found again. Raises Wrong.

    A receipt is `vote|unit|ballot|choice|secret`.
    """
    facts = [json.loads(leaf["data"]) for leaf in found]
    told: dict[str, list[dict[str, Any]]] = {"plan": [], "roll": [], "result": []}
    for fact in facts:
        if fact.get("subject") == f"vote/{vote}":
            told[fact["kind"]].append(json.loads(fact["content"]))
    bound = [f["commitment"] for f in facts if f["kind"] == "ballot" and f["vote"] == vote]
    if lacking := [kind for kind, documents in told.items() if not documents]:
        raise Wrong(f"of the vote no {lacking[0]} was published")
    rolls = check_rolls(told["roll"])
    for result in told["result"]:
        check_result(told["plan"][-1], rolls, result, bound)
    if told["result"][-1]["roll"] != told["roll"][-1]["digest"]:
        raise Wrong("the result is over another roll than the published one")
    if lost := [one for one in receipts if sha256(one.encode()).hexdigest() not in bound]:
        raise Wrong(f"the log has no ballot of the receipt {lost[0][:40]}…")
    return told["result"][-1]


def check_list(found: list[dict[str, Any]], vote: str, lines: list[dict[str, Any]]) -> Counter[str]:
    """What became of the ballots of a vote: all opened, added up anew, as the log has it. Raises Wrong.

    `lines`: the ballot list in its order, which is that of the roll's hash.
    """
    facts = [json.loads(leaf["data"]) for leaf in found]
    told = {f["kind"]: json.loads(f["content"]) for f in facts if f.get("subject") == f"vote/{vote}"}
    roll, result = told["roll"], told["result"]
    digest = roll["replaces"] or ""
    for line in lines:
        area, names = line["area"], ("area_source", "head", "voter")
        said = (line["unit_id"], line["stage"], "-" if area is None else str(area))
        text = "|".join((*said, *(line[name] or "-" for name in names)))
        digest = sha256(f"{digest}{text}\n".encode()).hexdigest()
    if digest != roll["digest"]:
        raise Wrong("the list is over other units than the published roll")
    opened = [
        ("|".join((vote, line["unit_id"], one["id"], one["choice"], one["secret"])), one["fate"])
        for line in lines
        for one in line["ballots"]
    ]
    fates = [(sha256(text.encode()).hexdigest(), fate) for text, fate in opened]
    off = [one for one, fate in result["refused"] if fate == "unit_not_on_roll"]
    bound = [f["commitment"] for f in facts if f["kind"] == "ballot" and f["vote"] == vote]
    if Counter([*(one for one, _ in fates), *off]) != Counter(bound):
        raise Wrong("the ballots of the list are not those that the log has")
    whole, sides = add_up(lines)
    if any(whole[by] != roll[by] for by in ("area", "heads")):
        raise Wrong(f"the list's units come to {dict(whole)}, the roll tells of others")
    if odd := [side for side in SIDES if sides[side] != result["strict"][side]]:
        raise Wrong(f"the list comes to {sides[odd[0]]} for {odd[0]}, told was {result['strict'][odd[0]]}")
    return Counter(fate for _, fate in fates)


def add_up(lines: list[dict[str, Any]]) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """All area and heads, and those of each side; a head counts once, by what its units agree on.

    Raises Wrong.
    """
    sides = {side: {"area": 0, "heads": 0} for side in SIDES}
    said, answers = dict[str, set[str]](), dict[str, str | None]()
    for line in lines:
        counted = [one["choice"] for one in line["ballots"] if one["fate"] == "counted"]
        if len(counted) > 1:
            raise Wrong(f"unit {line['unit_id']} counts {len(counted)} times")
        said.setdefault(line["head"], set()).update(counted)
        answers[line["head"]] = line["answer"]
        for choice in counted:
            sides[choice]["area"] += line["area"] or 0
    for head, choices in said.items():
        one = answers[head] if len(choices) > 1 else next(iter(choices), None)
        if one:
            sides[one]["heads"] += 1
    return {"area": sum(line["area"] or 0 for line in lines), "heads": len(said)}, sides


def check_rolls(versions: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The versions of a roll by their hashes: each names the one that it puts right. Raises Wrong."""
    before = None
    for number, roll in enumerate(versions, 1):
        if (roll["version"], roll["replaces"]) != (number, before):
            raise Wrong(f"version {roll['version']} of the roll does not go on from {before}")
        before = roll["digest"]
    return {roll["digest"]: roll for roll in versions}


def check_result(
    plan: dict[str, Any], rolls: dict[str, dict[str, Any]], result: dict[str, Any], bound: list[str]
) -> None:
    """One count of a vote, by one version of its roll. Raises Wrong."""
    roll, strict = rolls.get(result["roll"]), result["strict"]
    if roll is None or roll["version"] != result["version"]:
        raise Wrong("the result is over another roll than the published one")
    if result["ballots"] != len(bound):
        raise Wrong(f"{result['ballots']} ballots were counted, {len(bound)} are in the log")
    if strange := [one for one, _ in result["refused"] if one not in bound]:
        raise Wrong(f"the ballot {strange[0][:12]}… was refused and never given")
    there = strict["participating"]
    if any(there[by] != sum(strict[side][by] for side in SIDES) for by in ("area", "heads")):
        raise Wrong("the sides do not add up to what takes part")
    approved = reaches(plan["approval"], strict["agree"], there)
    reckoned = ("pass" if approved else "fail") if reaches(plan["quorum"], there, roll) else "no_quorum"
    if strict["result"] != reckoned:
        raise Wrong(f"the numbers come to {reckoned}, told was {strict['result']}")


def reaches(share: dict[str, int], part: dict[str, int], whole: dict[str, int]) -> bool:
    """Whether a part is enough by area and by heads (Civil Code Art. 278), in whole numbers."""
    have = [(part[by] * share["denominator"], whole[by] * share["numerator"]) for by in ("area", "heads")]
    return all(given > 0 and (given >= need if share["inclusive"] else given > need) for given, need in have)


def check_rating(found: list[dict[str, Any]], rating: str) -> dict[str, Any]:
    """A published rating, reckoned anew from the rule set and the facts that the log has. Raises Wrong."""
    facts = [json.loads(leaf["data"]) for leaf in found]
    leaf = next((f for f in facts if f["kind"] == "rating" and f["id"] == rating), None)
    if leaf is None:
        raise Wrong("there is no such rating in the log")
    told: dict[str, Any] = json.loads(leaf["content"])
    text = next((f["content"] for f in facts if f["kind"] == "rules" and f["digest"] == told["rules"]), "")
    if sha256(text.encode()).hexdigest() != told["rules"]:
        raise Wrong("the rule set is not the one that the rating names")
    own = [f for f in facts if f["kind"] in ("fact", "fact_mark") and f["file"] == told["file"]]
    known = [f for f in own if f["kind"] == "fact" and f["recorded_on"] <= told["known_on"]]
    known = [f for f in known if f["recorded_at"] <= leaf["published_at"]]
    marks = {
        (f["id"], f["mark"]): f["on"]
        for f in own
        if f["kind"] == "fact_mark" and f["on"] <= told["known_on"] and f["at"] <= leaf["published_at"]
    }
    if bare := [f["id"] for f in known if not json.loads(f["evidence"])]:
        raise Wrong(f"fact {bare[0]} has no evidence")
    reckoned = reckon(json.loads(text), known, marks, told["on"])
    lines = {line["fact"]: line["points"] for line in told["lines"]}
    if odd := sorted(lines.items() ^ reckoned["lines"].items()):
        raise Wrong(f"fact {odd[0][0]} is left out, has no leaf, or counts for something else")
    for name in ("score", "stars", "light"):
        if told[name] != reckoned[name]:
            raise Wrong(f"the facts come to {name} {reckoned[name]}, told was {told[name]}")
    return told


def reckon(rules: dict[str, Any], facts: list[Any], marks: dict[Any, str], on: str) -> dict[str, Any]:
    """What facts come to on a day: earlier ones use up a cap first; points in hundredths."""
    used: Counter[Any] = Counter()
    lines, active = dict[str, int](), []
    for fact in sorted(facts, key=lambda one: (one["happened_on"], one["id"])):
        rule = next((one for one in rules["rules"] if one["fact"] == fact["fact"]), None)
        points = worth(fact, rule, rules, marks, on) if rule else None
        if rule is None or points is None:
            continue
        active.append(rule)
        cap, day = rule["cap"] or {"points": None, "per": "all"}, fact["happened_on"]
        period = {"all": "", "year": day[:4], "quarter": f"{day[:4]}Q{(int(day[5:7]) + 2) // 3}"}[cap["per"]]
        for key, most in (
            ((rule["code"], period), cap["points"]),
            (rule["klass"], rules[f"{rule['klass']}_cap"]),
        ):
            points = points if most is None else min(points, most - used[key])
            used[key] += points
        lines[fact["id"]] = -points if rule["klass"] == "minus" else points
    score = rules["start"] + sum(lines.values())
    score = score if rules["minimum"] is None else max(score, rules["minimum"])
    score = score if rules["maximum"] is None else min(score, rules["maximum"])
    stars, light = band(rules["stars"], score), band(rules["lights"], score)["name"]
    clean = stars["clean"] and not any(rule["klass"] == "minus" for rule in active)
    name = stars["clean"] if clean else stars["name"]
    if any(rule["veto"] for rule in active):
        name, light = rules["veto_stars"] or name, "red"
    return {"score": score, "stars": name, "light": light, "lines": lines}


def worth(
    fact: dict[str, Any], rule: dict[str, Any], rules: dict[str, Any], marks: dict[Any, str], on: str
) -> int | None:
    """What a fact counts for on a day before any cap; None where it does not count."""
    day, end = fact["happened_on"], fact["valid_until"]
    months = rule["months"] or rules["default_months"]
    if rule["until_rectified"]:
        end = None
    elif not end and (rules["calendar_year"] or months):
        end = f"{day[:4]}-12-31" if rules["calendar_year"] else months_after(day, months)
    ending = ("withdrawn", "repaired", *(["rectified"] if rule["until_rectified"] else []))
    over = [marks[fact["id"], mark] for mark in ending if (fact["id"], mark) in marks]
    if on < day or (end and on > end) or any(one <= on for one in over):
        return None
    points = rule["points"] if rule["points"] is not None else fact["points"] or 0
    later = (s["percent"] for s in reversed(rule["decay"]) if on > months_after(day, s["after_months"]))
    return int(points * next(later, 100) // 100)


def months_after(day: str, months: int) -> str:
    """The corresponding day so many months on (Civil Code Art. 202)."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    return f"{year}-{month + 1:02d}-{min(int(day[8:]), monthrange(year, month + 1)[1]):02d}"


def band(bands: list[dict[str, Any]], score: int) -> dict[str, Any]:
    """The band in which a score lies."""
    found: dict[str, Any] = next(
        one
        for one in bands
        if (one["first"] is None or one["first"] <= score) and (one["last"] is None or score <= one["last"])
    )
    return found


def check_statement(found: list[dict[str, Any]], statement: str) -> dict[str, Any]:
    """The statement of a quarter, added up anew from the postings that the log has of it. Raises Wrong."""
    facts = [json.loads(leaf["data"]) for leaf in found]
    told = [json.loads(fact["content"]) for fact in facts if fact.get("subject") == f"statement/{statement}"]
    parts = [fact for fact in facts if fact["kind"] == "postings" and fact["statement"] == statement]
    numbers = sorted(part["part"] for part in parts)
    if not told or numbers != list(range(told[-1]["parts"])):
        raise Wrong(f"of the statement there are the pieces {numbers} of its postings, and {len(told)} texts")
    entries = [entry for part in parts for entry in json.loads(part["content"])["postings"]]
    if len({entry["id"] for entry in entries}) != told[-1]["entries"] or len(entries) != told[-1]["entries"]:
        raise Wrong(f"the statement is over {told[-1]['entries']} entries, {len(entries)} were published")
    sums, left = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for entry in entries:
        for account, fund, fen, currency in entry["lines"]:
            sums[fund, account, currency, "debit" if fen > 0 else "credit"] += abs(fen)
            left[entry["id"], fund, currency] += fen
    if out := [entry for (entry, *_), fen in left.items() if fen]:
        raise Wrong(f"the lines of {out[0]} do not sum to nought in each of its funds")
    for fund in told[-1]["funds"]:
        for line in fund["lines"]:
            name = (fund["fund"], line["account"], line["currency"])
            debit, credit = sums.pop((*name, "debit"), 0), sums.pop((*name, "credit"), 0)
            closing = line["opening"] + debit - credit
            if (line["debit"], line["credit"], line["closing"]) != (debit, credit, closing):
                raise Wrong(f"{line['account']} of {fund['name']} adds up to {debit}, {credit}, {closing}")
    if sums:
        raise Wrong(f"of {min(sums)} the statement tells nothing")
    return check_opening(told[-1], facts)


def check_opening(told: dict[str, Any], facts: list[dict[str, Any]]) -> dict[str, Any]:
    """A statement begins where the one of the quarter before ended. Raises Wrong."""
    texts = [json.loads(fact["content"]) for fact in facts if fact["kind"] == "statement"]
    earlier = [one for one in texts if one["place"] == told["place"] and one["quarter"] < told["quarter"]]
    if earlier:
        last = max(earlier, key=lambda one: str(one["quarter"]))
        if _of(last, "closing") != _of(told, "opening"):
            raise Wrong(f"it does not begin where {last['quarter']} ended")
    return told


def _of(told: dict[str, Any], what: str) -> dict[tuple[str, str, str], int]:
    lines = [(fund["fund"], line) for fund in told["funds"] for line in fund["lines"]]
    return {(fund, line["account"], line["currency"]): line[what] for fund, line in lines if line[what]}


def told_of_list(found: list[dict[str, Any]], vote: str, pages: list[Path]) -> str:
    """What the ballot list shows, where whoever checks may hold it. Raises Wrong."""
    if not pages:
        return "not checked: what others voted. Who may read the ballot list recounts with --list"
    lines = [line for page in pages for line in json.loads(page.read_text())["items"]]
    fates = check_list(found, vote, lines)
    became = ", ".join(f"{count} {fate}" for fate, count in fates.most_common())
    return f"""the ballot list adds up to it: {became or "no ballot"}
not checked: why a ballot is not counted, who a head is, how one of several units answered as a person"""


def over_http(base: str) -> Fetch:
    def fetch(path: str) -> Any:  # noqa: ANN401 - JSON
        with urlopen(base.rstrip("/") + path, timeout=30) as answer:  # noqa: S310
            return json.load(answer)

    return fetch


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("address", help="the district's public address at the service")
    parser.add_argument("--key", default="", help="the log's verifier, from somebody you trust")
    parser.add_argument("--heads", type=Path, help="file of heads seen before; this one is added")
    parser.add_argument("--vote", default="", help="the id of a vote: reckon its result anew")
    parser.add_argument("--statement", default="", help="the id of a statement: add its postings up anew")
    parser.add_argument("--rating", default="", help="the id of a published rating: reckon it anew")
    parser.add_argument("--receipt", action="append", default=[], help="vote|unit|ballot|choice|secret")
    parser.add_argument(
        "--list",
        action="append",
        default=[],
        type=Path,
        help="file of a page of its ballot list, as `POST …/votes/‹id›:read-ballots` gave it; in order",
    )
    asked = parser.parse_args()
    try:
        return check(asked)
    except Wrong as problem:
        print(f"WRONG: {problem}")
    except OSError as error:
        print(f"cannot be read: {error}")
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        print(f"WRONG: what is published is not of its form: {type(error).__name__}: {error}")
    return 1


def check(asked: argparse.Namespace) -> int:
    """All that was asked for. Raises Wrong."""
    fetch = over_http(asked.address)
    head = fetch("/log/head")
    heads = json.loads(asked.heads.read_text()) if asked.heads and asked.heads.exists() else []
    found = check_log(fetch, asked.key or head["verifier"], heads)
    print(f"{len(found)} leaves, all there")
    if asked.vote:
        print(f"the vote adds up: {check_vote(found, asked.vote, asked.receipt)['result']}")
        print(told_of_list(found, asked.vote, asked.list))
    if asked.statement:
        print(f"the statement of {check_statement(found, asked.statement)['quarter']} adds up")
    if asked.rating:
        print(f"the rating adds up: {check_rating(found, asked.rating)['score']} hundredths")
        print("not checked: whether its facts are true; their evidence says where to look")
    if not asked.key:
        print(f"not checked: whose key signs. It says of itself: {head['verifier']}")
    if asked.heads and head["note"] not in heads:
        asked.heads.write_text(json.dumps([*heads, head["note"]], ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
