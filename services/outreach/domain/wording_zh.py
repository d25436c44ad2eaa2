# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of messages in Chinese: template → title, text, text message."""

from collections.abc import Mapping
from types import MappingProxyType

from services.outreach.domain.neighbour_wording_zh import NEIGHBOUR_CHINESE
from services.outreach.domain.system_wording_zh import SYSTEM_CHINESE

CHINESE: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        **NEIGHBOUR_CHINESE,
        **SYSTEM_CHINESE,
        "order_reported": (
            "新工单 {number}",
            "{place}有新的工单 {number}：{description}。请接单。",
            "【邻里】{place}有新工单{number}，请接单。",
        ),
        "order_accepted": (
            "您的工单 {number} 已受理",
            "您反映的“{description}”已受理，工单号 {number}。",
            "【邻里】您的工单{number}已受理。",
        ),
        "order_refused": (
            "您的工单 {number} 未受理",
            "您反映的“{description}”不在受理范围：{reason}",
            "【邻里】您的工单{number}未受理，原因请登录查看。",
        ),
        "order_assigned": (
            "工单 {number} 由您负责",
            "{place}的工单 {number} 已派给您：{description}。",
            "【邻里】{place}的工单{number}已派给您。",
        ),
        "order_returned": (
            "工单 {number} 被退回",
            "{place}的工单 {number} 被退回：{reason}。请重新分配。",
            "【邻里】工单{number}被退回，请重新分配。",
        ),
        "order_finished": (
            "您的工单 {number} 已处理",
            "您反映的“{description}”已处理完毕，请看结果并评价。",
            "【邻里】您的工单{number}已处理，请登录评价。",
        ),
        "order_reopened": (
            "工单 {number} 重新打开",
            "{place}的工单 {number} 没有解决：{reason}。请重新分配。",
            "【邻里】工单{number}没有解决，请重新分配。",
        ),
        "order_closed": (
            "您的工单 {number} 已办结",
            "您反映的“{description}”已办结。",
            "【邻里】您的工单{number}已办结。",
        ),
        "deadline_near": (
            "工单 {number} 快到时限",
            "{place}的工单 {number} 应在 {dueAt} 前完成这一步。",
            "【邻里】工单{number}应在{dueAt}前完成。",
        ),
        "deadline_breached": (
            "工单 {number} 已超时",
            "{place}的工单 {number} 超过了时限 {dueAt}，请立即处理。",
            "【邻里】工单{number}已超时，请立即处理。",
        ),
        "order_escalated": (
            "督办：工单 {number}",
            "{place}的工单 {number} 已超时，提交您督办：{description}。",
            "【邻里】{place}的工单{number}已超时，请督办。",
        ),
        "escalation_withdrawn": (
            "撤回督办：工单 {number}",
            "{place}的工单 {number} 没有超时，不需要您督办了：{description}。",
            "【邻里】{place}的工单{number}没有超时，不需要督办。",
        ),
        "deadline_moved": (
            "工单 {number} 的时限变更",
            "因日历变更，{place}的工单 {number} 的截止时间由 {wasDueAt} 改为 {dueAt}。",
            "【邻里】工单{number}的截止时间改为{dueAt}。",
        ),
        "meeting_called": (
            "会议通知：{title}",
            "{place}将于 {startsAt} 在{venue}召开会议：{title}。",
            "【邻里】{place}{startsAt}在{venue}开会，请参加。",
        ),
        "meeting_cancelled": (
            "会议取消：{title}",
            "原定 {startsAt} 在{venue}召开的会议“{title}”取消。",
            "【邻里】{place}原定{startsAt}的会议取消。",
        ),
        "minutes_published": (
            "会议纪要：{title}",
            "{place}的会议“{title}”的纪要已经公布。",
            "【邻里】{place}会议纪要已公布。",
        ),
        "minutes_overdue": (
            "会议纪要逾期：{title}",
            "{place}的会议“{title}”的纪要没有按时公布，请督促。",
            "【邻里】{place}会议纪要逾期，请督促。",
        ),
        "month_without_meeting": (
            "{place}本月没有议事",
            "{place}{month}还没有召开一月一议，请督促。",
            "【邻里】{place}本月没有议事，请督促。",
        ),
        "vote_announced": (
            "业主表决公告：{title}",
            "{place}将表决“{title}”，投票时间 {opensAt} 至 {closesAt}。请查看方案和名册。",
            "【邻里】{place}将于{opensAt}起进行业主表决，请登录查看。",
        ),
        "vote_opened": (
            "业主表决开始：{title}",
            "{place}的表决“{title}”已经开始，请在 {closesAt} 前投票。",
            "【邻里】{place}业主表决已开始，请在{closesAt}前投票。",
        ),
        "vote_closing": (
            "请投票：{title}",
            "{place}的表决“{title}”将在 {closesAt} 截止，您还没有投票。",
            "【邻里】{place}业主表决{closesAt}截止，请投票。",
        ),
        "vote_withdrawn": (
            "业主表决撤回：{title}",
            "{place}的表决“{title}”已撤回。",
            "【邻里】{place}的业主表决已撤回。",
        ),
        "resolution_in_force": (
            "决定生效：{title}",
            "{place}业主的决定“{title}”已经生效，对全体业主有约束力。",
            "【邻里】{place}业主的决定已生效，请登录查看。",
        ),
        "vote_rejected": (
            "表决未通过：{title}",
            "{place}的表决“{title}”没有通过。",
            "【邻里】{place}的业主表决没有通过。",
        ),
        "published": (
            "公示：{title}",
            "{place}公示“{title}”，有异议请在公示期内提出。",
            "【邻里】{place}有新的公示，请登录查看。",
        ),
        "survey_opened": (
            "征求意见：{title}",
            "{place}征求意见：{title}，请在 {closesAt} 前参加。",
            "【邻里】{place}征求意见，{closesAt}截止，请参加。",
        ),
        "bill_reminded": (
            "缴费提醒",
            "您有应缴费用 {owed} 元，请尽快缴纳；有困难或异议请联系社区。",
            "【邻里】您有应缴费用{owed}元，请登录查看。",
        ),
        "payment_received": (
            "已收到您的缴费",
            "收到您缴纳的 {amount} 元，收据号 {receipt}。",
            "【邻里】收到您缴纳的{amount}元。",
        ),
        "statement_published": (
            "账目公布：{place}",
            "{place} {quarter} 的收支报表已经公布，请评议。",
            "【邻里】{place}收支报表已公布，请评议。",
        ),
        "answer_due": (
            "请就账目作出答复",
            "{place}的收支报表评议较差，请在 {dueAt} 前作出答复。",
            "【邻里】请在{dueAt}前就{place}账目作出答复。",
        ),
        "answer_overdue": (
            "答复逾期：{place}",
            "{place}的账目答复逾期，请督促。",
            "【邻里】{place}账目答复逾期，请督促。",
        ),
        "red_light": (
            "红灯预警：{place}",
            "{place}的服务单位被亮红灯，请约谈。",
            "【邻里】{place}服务单位红灯预警，请处理。",
        ),
        "rectification_overdue": (
            "整改逾期：{place}",
            "{place}的整改期限已过，请复查。",
            "【邻里】{place}整改期限已过，请复查。",
        ),
        "handover_overdue": (
            "移交逾期：{place}",
            "{place}的物业移交期限已过，仍有事项没有移交，请督促。",
            "【邻里】{place}物业移交逾期，请督促。",
        ),
        "exit_proposed": (
            "请业主决定：{title}",
            "{place}的业主将决定服务单位是否退出：{title}。",
            "【邻里】{place}业主将决定服务单位是否退出。",
        ),
        "result_turned": (
            "重新计票结果不同：{title}",
            "{place}的表决“{title}”更正名册后重新计票，结果与已生效的不同，请作出决定。",
            "【邻里】{place}的表决重新计票后结果不同，请登录处理。",
        ),
        "resolution_lifted": (
            "决定撤销：{title}",
            "{place}业主的决定“{title}”经更正名册、重新计票后撤销，不再有约束力。理由见表决页面。",
            "【邻里】{place}业主的一项决定已撤销，请登录查看。",
        ),
        "roll_corrected": (
            "名册更正：{title}",
            "{place}的表决“{title}”的业主名册有更正，新的名册可以查看。",
            "【邻里】{place}业主表决的名册有更正，请登录查看。",
        ),
        "topic_overdue": (
            "议题逾期：{title}",
            "{place}的议题“{title}”没有按时答复或办理，请督促。",
            "【邻里】{place}的一个议题逾期，请督促。",
        ),
        "demand_raised": (
            "业主提议开会：{title}",
            "{place}有业主提议召开会议：{title}。同意的业主可以签名。",
            "【邻里】{place}有业主提议开会，请登录查看。",
        ),
        "demand_met": (
            "请召集会议：{title}",
            "{place}已有足够业主提议召开会议：{title}。请在 {dueAt} 前召集。",
            "【邻里】{place}业主提议已达人数，请在{dueAt}前召集会议。",
        ),
        "demand_overdue": (
            "会议没有按时召集：{title}",
            "{place}业主提议的会议“{title}”没有按时召集，请责令召集或组织召开。",
            "【邻里】{place}业主提议的会议没有按时召集，请处理。",
        ),
        "demand_convened": (
            "提议的会议已召集：{title}",
            "{place}业主提议的会议“{title}”已经召集。",
            "【邻里】{place}业主提议的会议已召集，请登录查看。",
        ),
        "bill_hold_granted": (
            "同意缓催",
            "您的缓催申请已同意，到 {until} 为止不再催缴。",
            "【邻里】您的缓催申请已同意，到{until}为止。",
        ),
        "bill_hold_refused": (
            "没有同意缓催",
            "您的缓催申请没有同意：{reasons}",
            "【邻里】您的缓催申请没有同意，理由请登录查看。",
        ),
        "demand_served": (
            "书面催告",
            "已向您送达书面催告：请在 {payBy} 前缴纳 {amount} 元；有困难或异议请联系社区。",
            "【邻里】请在{payBy}前缴纳{amount}元，书面催告已送达。",
        ),
        "top_up_due": (
            "请续交维修资金",
            "您家的维修资金余额 {balance} 元，首期交存 {first} 元，余额不足，请续交。",
            "【邻里】您家维修资金余额{balance}元，请续交。",
        ),
        "limitation_near": (
            "诉讼时效将满：{place}",
            "{place}有一笔欠费的诉讼时效到 {ends} 届满，请及时处理。",
            "【邻里】{place}有欠费的诉讼时效到{ends}，请处理。",
        ),
        "bids_called": (
            "公开比价：{place}",
            "{place}有公共资产公开比价出租，每月底价 {floor} 元，{deadline} 截止。",
            "【邻里】{place}公共资产公开比价，{deadline}截止。",
        ),
        "bid_awarded": (
            "比价结果：{place}",
            "{place}公开比价已选定，每月 {amount} 元，最高报价 {highest} 元，理由已公开。",
            "【邻里】{place}公开比价已选定，请登录查看。",
        ),
        "handover_opened": (
            "物业移交开始：{place}",
            "{place}的物业服务单位将于 {leavesOn} 撤出，移交应在 {dueOn} 前完成。",
            "【邻里】{place}物业移交开始，{dueOn}前完成。",
        ),
        "interim_service": (
            "应急物业服务：{place}",
            "{place}从 {since} 到 {until} 由{provider}提供应急物业服务。",
            "【邻里】{place}{since}起有应急物业服务。",
        ),
        "storm": (
            "还有 {count} 条同类消息",
            "短时间内又有 {count} 条同类消息，最近一条：{title}",
            "【邻里】又有{count}条同类消息，请登录查看。",
        ),
        "address_code": (
            "验证码",
            "您的验证码是 {code}，十分钟内有效。",
            "【邻里】您的验证码是{code}，十分钟内有效。",
        ),
        "digest": (
            "今日 {count} 条消息",
            "{titles}",
            "【邻里】今日有{count}条消息，请登录查看。",
        ),
        "notice": (
            "通知：{title}",
            "{place}发布了通知“{title}”，请查看。",
            "【邻里】{place}发布了通知，请登录查看。",
        ),
    }
)
