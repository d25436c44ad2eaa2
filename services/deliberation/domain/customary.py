# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is customary where a district has set nothing: the pilot's decision list and its five steps."""

from collections.abc import Mapping
from types import MappingProxyType

from services.chassis.values import Role

CONVENORS = (Role.SUPERVISOR, Role.DISPATCHER, Role.GRID_WORKER, Role.DISTRICT_ADMIN)

Line = Mapping[str, str]


def _line(code: str, names: tuple[str, str], level: str, way: str, why: str, **more: str) -> Line:
    name, name_en = names
    said = {"code": code, "name": name, "name_en": name_en, "level": level, "way": way, "why": why}
    return MappingProxyType(said | more)


DECISION_LIST: tuple[Line, ...] = (
    _line(
        "use_of_common_parts",
        ("利用共有部分经营（停车、广告、出租）", "Letting common parts (parking, advertising, rooms)"),
        "meso",
        "vote",
        "《民法典》第二百七十八条第一款第八项",
        matter="use_of_common_parts",
    ),
    _line(
        "use_of_fund",
        ("使用维修资金", "Using the maintenance fund"),
        "meso",
        "vote",
        "《民法典》第二百七十八条第一款第五项",
        matter="use_of_fund",
    ),
    _line(
        "manager",
        ("选聘、解聘物业服务人", "Hiring or dismissing a manager"),
        "meso",
        "vote",
        "《民法典》第二百七十八条第一款第四项",
        matter="manager",
    ),
    _line(
        "rules",
        ("制定、修改议事规则和管理规约", "Rules of procedure and covenant"),
        "meso",
        "vote",
        "《民法典》第二百七十八条第一款第一、二项",
        matter="covenant",
    ),
    _line(
        "community_public",
        ("社区公共设施和民生微实事", "Public facilities and small works of the neighbourhood"),
        "macro",
        "meeting",
        "《城市居民委员会组织法》：居民代表会议讨论决定",
        body="representatives",
    ),
    _line(
        "compound_order",
        ("小区秩序（养犬、噪声、环境）", "Order in the compound (dogs, noise, cleanliness)"),
        "meso",
        "meeting",
        "三级议事决策清单：红色议事厅协商",
        body="red_hall",
    ),
    _line(
        "committee_business",
        ("业主委员会职责内的事项", "Business of the owners' committee"),
        "meso",
        "meeting",
        "《物业管理条例》第十五条",
        body="committee",
    ),
    _line(
        "stairwell_order",
        ("楼道堆物、晾晒、门禁", "Stairwells: things left there, drying, doors"),
        "micro",
        "meeting",
        "三级议事决策清单：楼道议事会协商",
        body="stairwell",
    ),
    _line(
        "small_repair",
        ("零星维修和便民服务", "Small repairs and services"),
        "micro",
        "answer",
        "三级议事决策清单：社区直接答复",
    ),
)


def _step(code: str, name: str, name_en: str, leaves: str) -> Line:
    return MappingProxyType({"code": code, "name": name, "name_en": name_en, "leaves": leaves})


FIVE_STEPS: tuple[Line, ...] = (
    _step("propose", "提出议题", "Proposed", "document"),
    _step("ask", "征求意愿", "Asked", "survey"),
    _step("consult", "协商讨论", "Consulted", "minutes"),
    _step("decide", "形成决定", "Decided", "decision"),
    _step("carry_out", "组织实施、群众评价", "Carried out and evaluated", "document"),
)

HANDOVER = (
    "业主名册与档案资料",
    "会议纪要与表决资料",
    "印章",
    "账目、票据与公共资金",
    "合同与共用部位资产清单",
)
"""What the members of a term hand over to the next ones (Hangzhou Art. 32, Huzhou Art. 20)."""
