# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rule set that ships: a proposal for districts that have set none of their own.

The light's ladder is the project's own (green from 80, yellow from 60), for no published one was found;
points follow Wuxi, Yinchuan, Yantai and Lianyungang where they say any. Points in hundredths.
"""

from services.credit.domain.kinds import FactKind, Klass, Light, Severity
from services.credit.domain.rule_sets import Band, Cap, Decay, Per, Rule, RuleSet

_HALF_A_YEAR_ON = (Decay(6, 50),)
_A_QUARTER = Per.QUARTER


def _late(code: str, fact: FactKind, points: int) -> Rule:
    """A limit of a work order was broken."""
    cap = Cap(1000, _A_QUARTER)
    return Rule(
        code=code,
        fact=fact,
        klass=Klass.MINUS,
        points=points,
        cap=cap,
        decay=_HALF_A_YEAR_ON,
        severity=Severity.MINOR,
    )


def _minus(code: str, fact: str, points: int | None, severity: Severity = Severity.GENERAL) -> Rule:
    return Rule(code=code, fact=fact, klass=Klass.MINUS, points=points, severity=severity)


def _veto(code: str, fact: str) -> Rule:
    """A serious act counts until it is put right (Yantai), and its record stays three years at the most."""
    return Rule(
        code=code,
        fact=fact,
        klass=Klass.MINUS,
        points=2000,
        until_rectified=True,
        veto=True,
        blacklist=True,
        severity=Severity.SERIOUS,
        repairable=False,
    )


DEFAULT = RuleSet(
    start=9000,
    plus_cap=1000,
    veto_stars="1",
    rules=(
        _late("M-101", FactKind.LATE_START, 100),
        _late("M-102", FactKind.LATE_HANDLE, 100),
        _late("M-103", FactKind.LATE_OVERALL, 200),
        Rule(
            code="M-201",
            fact=FactKind.COMPLAINT,
            klass=Klass.MINUS,
            points=50,
            cap=Cap(500, _A_QUARTER),
            severity=Severity.MINOR,
        ),
        Rule(
            code="M-202",
            fact=FactKind.DISSATISFIED,
            klass=Klass.MINUS,
            points=300,
            cap=Cap(1500, _A_QUARTER),
        ),
        Rule(
            code="M-203",
            fact=FactKind.EVALUATED_POOR,
            klass=Klass.MINUS,
            points=200,
            cap=Cap(1000, _A_QUARTER),
        ),
        _minus("M-301", FactKind.LATE_PUBLICATION, 500),
        _minus("M-302", FactKind.FAILED_EVALUATION, 1000),
        _minus("M-401", "spot_check", None),
        _minus("M-402", "inspection", None),
        _minus("M-403", "inspection_refused", 500),
        _minus("M-404", "punished", None, Severity.SERIOUS),
        _minus("M-405", "not_handed_over", 2000, Severity.SERIOUS),
        _veto("V-501", "fund_misuse"),
        _veto("V-502", "safety_accident"),
        Rule(
            code="P-601",
            fact=FactKind.SATISFIED,
            klass=Klass.PLUS,
            points=10,
            cap=Cap(200, _A_QUARTER),
        ),
        Rule(
            code="P-604",
            fact=FactKind.EVALUATED_GOOD,
            klass=Klass.PLUS,
            points=10,
            cap=Cap(100, _A_QUARTER),
        ),
        Rule(code="P-602", fact="award", klass=Klass.PLUS, cap=Cap(600)),
        Rule(code="P-603", fact="training", klass=Klass.PLUS, points=100, cap=Cap(100, Per.YEAR)),
    ),
    stars=(
        Band("1", 0, 5999),
        Band("2", 6000, 7999),
        Band("3", 8000, 9199),
        Band("4", 9200, 9599),
        Band("5", 9600, 10_000),
    ),
    lights=(
        Band(Light.RED, 0, 5999),
        Band(Light.YELLOW, 6000, 7999),
        Band(Light.GREEN, 8000, 10_000),
    ),
)

HANDOVER = (
    "物业服务用房",
    "共用设施设备及其钥匙、密码",
    "竣工图、设备档案等物业资料",
    "业主名册与装修等档案",
    "维修、保养和检测记录",
    "公共收益、维修资金的账目与凭证",
    "预收、代收费用的余额",
    "与共用部位有关的合同",
)
"""What who leaves hands over (Civil Code Art. 949; Property Management Regulation Arts. 29, 39)."""
