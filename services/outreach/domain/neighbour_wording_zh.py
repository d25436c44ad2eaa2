# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words in Chinese of missed rounds, evaluated work, what neighbours share and bills."""

from collections.abc import Mapping
from types import MappingProxyType

NEIGHBOUR_CHINESE: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "incident_announced": (
            "通知：{title}",
            "{place}：{title}，{beginsAt} 起。{text}",
            "【邻里】{place}：{title}，{beginsAt}起。",
        ),
        "incident_ended": (
            "已结束：{title}",
            "{place}的“{title}”已经结束。{text}",
            "【邻里】{place}：{title}已结束。",
        ),
        "bills_issued": (
            "新账单：{name}（{month}）",
            "您有新账单：{month}{name}，请在 {due} 前缴纳。",
            "【邻里】您有新账单：{month}{name}，请在{due}前缴纳。",
        ),
        "round_missed": (
            "巡查漏巡：{place}",
            "{place}的“{title}”（{day}）到 {dueAt} 还没有完成，请尽快补做。",
            "【邻里】{place}{day}的巡查没有按时完成，请补做。",
        ),
        "round_escalated": (
            "督办：{place}的巡查",
            "{place}的“{title}”应在 {dueAt} 前完成，至今没有完成，请督办。",
            "【邻里】{place}的巡查应在{dueAt}前完成，请督办。",
        ),
        "order_evaluated": (
            "工单 {number} 的组织评单：{score} 分",
            "{place}的工单 {number} 由您处理，组织评单 {score} 分（满分 5 分）。理由见工单。",
            "【邻里】工单{number}组织评单{score}分，满分5分。",
        ),
        "maintenance_begun": (
            "设备维保：{equipment}",
            "{place}：{equipment}现在开始维保，{dueAt} 前完成，其间可能停用，请留意。",
            "【邻里】{place}：{equipment}开始维保，{dueAt}前完成，可能停用。",
        ),
        "activity_cancelled": (
            "活动取消：{title}",
            "{place}的“{title}”（{startsAt}，{venue}）取消了：{reason}",
            "【邻里】{startsAt}在{venue}的活动取消了。",
        ),
        "place_given": (
            "候补成功：{title}",
            "您候补的“{title}”有名额了：{startsAt}，{venue}。不能参加请退出，让给后面的人。",
            "【邻里】候补成功：{startsAt}，{venue}。不能参加请退出。",
        ),
        "good_ready": (
            "可以领取：{name}",
            "您兑换的{name}可以在{place}领取了，请在 {collectBy} 前凭取货码领取。",
            "【邻里】您兑换的{name}可以领取了，请在{collectBy}前领取。",
        ),
        "help_asked": (
            "居民求助：{place}",
            "{place}有居民求助，请看谁能帮上忙。",
            "【邻里】{place}有居民求助，请登录查看。",
        ),
        "assistance_asked": (
            "申请协办：{number}",
            "{place}的工单 {number} 的承办人申请协办：{reason}。请答复，时限照常计算。",
            "【邻里】工单{number}申请协办，请登录答复。",
        ),
        "assistance_granted": (
            "协办已同意：{number}",
            "您为{place}的工单 {number} 申请的协办已同意，点开看看。",
            "【邻里】工单{number}申请的协办已同意。",
        ),
        "assistance_given": (
            "请您协办：{number}",
            "{place}的工单 {number} 请您协办，您可以查看和留言、留存证据。",
            "【邻里】工单{number}请您协办，请登录查看。",
        ),
        "assistance_declined": (
            "协办未同意：{number}",
            "您为{place}的工单 {number} 申请的协办未同意：{reason}。",
            "【邻里】工单{number}申请的协办未同意，请登录查看。",
        ),
        "assistance_ended": (
            "协办结束：{number}",
            "{place}的工单 {number} 不再需要您协办，谢谢。",
            "【邻里】工单{number}不再需要您协办，谢谢。",
        ),
        "need_fits": (
            "邻居求助，您能帮上忙",
            "{place}有邻居求助，需要的正是您会的，点开看看。",
            "【邻里】有邻居求助，正是您会的，请登录查看。",
        ),
        "need_lapsed": (
            "您的求助已到期",
            "您在{place}的求助已到期。还需要的话，可以再提一次。",
            "【邻里】您的求助已到期，还需要可以再提。",
        ),
        "followed_order": (
            "有进展：{number}",
            "您关注的工单 {number} 有新进展，点开看看。",
            "【邻里】您关注的工单{number}有新进展。",
        ),
        "order_matched": (
            "新工单：{number}",
            "您订阅的筛选有新工单 {number}，点开看看。",
            "【邻里】您订阅的筛选有新工单{number}。",
        ),
        "orders_matched": (
            "{name}：新工单 {count} 件",
            "您保存的筛选“{name}”自上次告知以来有 {count} 件新工单。",
            "【邻里】您的筛选“{name}”有{count}件新工单。",
        ),
        "tool_given": (
            "排到了：{name}",
            "您排队等的{place}的{name}归您用：{first} 至 {last}。用不上请取消，让给后面的人。",
            "【邻里】您等的{name}排到了：{first}至{last}。",
        ),
        "tool_overdue": (
            "逾期未还：{name}",
            "您从{place}借的{name}应在 {last} 归还，请尽快还回，别的邻居也要用。",
            "【邻里】您借的{name}应在{last}归还，请尽快还回。",
        ),
        "tool_unavailable": (
            "暂时借不了：{name}",
            "您预约或排队的{place}的{name}现在借不了了。",
            "【邻里】您预约的{name}现在借不了了。",
        ),
        "venue_confirmed": (
            "预订成功：{name}",
            "{place}的{name}已为您确认：{startsAt}。不能来请取消，让给别的邻居。",
            "【邻里】{name}已为您确认：{startsAt}。",
        ),
        "venue_cancelled": (
            "预订取消：{name}",
            "您预订的{place}的{name}（{startsAt}）取消了：{reason}",
            "【邻里】您预订的{name}（{startsAt}）取消了。",
        ),
    }
)
