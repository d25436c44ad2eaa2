# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where to look and how to log in when the demo has played."""

from scripts.debian import ROOT
from scripts.demo import console, districts
from scripts.demo.setup import boston
from scripts.demo.setup.realm import OPERATOR
from scripts.services import SERVICES
from scripts.stack import Stack, plan, ports
from scripts.stack.stack import run_folder

WHAT = {
    "resident": "居民 resident, owner",
    "lessee": "租户 resident, lessee",
    "grid_worker": "网格员 grid worker",
    "dispatcher": "调度员 dispatcher",
    "handler": "维修师傅 handler",
    "project_manager": "项目经理 project manager",
    "level1": "网格督办 supervisor, level 1",
    "level2": "社区督办 supervisor, level 2",
    "level3": "镇街督办 supervisor, level 3",
    "level4": "市级督办 supervisor, level 4",
    "treasurer": "财务 treasurer",
}


def show(stack: Stack, password: str) -> None:
    """Addresses and log-ins as tables."""
    console.heading("地址 Addresses")
    named = [name for name in (plan.PORTAL, plan.MESSAGES, *SERVICES) if name in stack.only]
    console.table([(name, stack.url(name)) for name in named])
    console.heading(f"账号 Log-ins; the password of all of them: {password}")
    rows = [("who", *(district.name for district in districts.load()))]
    rows += [
        (what, *(f"{district.login(who)} {district.people[who]}" for district in districts.load()))
        for who, what in WHAT.items()
    ]
    rows += [("区管理员 administrator", *(f"admin@{district.code}" for district in districts.load()))]
    console.table(rows)
    console.say(f"  {boston.NAME}: admin@{boston.CODE}")
    login = stack.settings.get("LINLI_BOOTSTRAP_OPERATOR_LOGIN") or OPERATOR
    operator = stack.settings["LINLI_BOOTSTRAP_OPERATOR_PASSWORD"]
    console.say(f"  平台管理员 platform operator: {login}, password {operator}")
    console.heading("运维看板 What operators see")
    base = "" if stack.base == ports.DEFAULT_BASE else f" LINLI_PORT_BASE={stack.base}"
    page = (run_folder(stack.base) / "dashboards.html").relative_to(ROOT)
    console.say(f"  make grafana-view{base} draws the dashboards of this copy into {page}")
