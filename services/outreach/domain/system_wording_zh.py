# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words in Chinese of accounts, records of people, clients, feeds and endpoints."""

from collections.abc import Mapping
from types import MappingProxyType

SYSTEM_CHINESE: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "new_device": (
            "账号在新设备上登录",
            "您的账号在 {at} 用新设备（{device}）登录。如果不是您本人，请马上修改密码，并退出所有登录。",
            "【邻里】您的账号{at}在新设备上登录。如非本人，请马上修改密码。",
        ),
        "second_factor_added": (
            "账号增加了一种验证方式",
            "您的账号增加了身份验证器或通行密钥。如果不是您本人，请马上删除它，并退出所有登录。",
            "【邻里】您的账号增加了一种验证方式。如非本人，请马上删除。",
        ),
        "second_factor_removed": (
            "账号减少了一种验证方式",
            "您账号的身份验证器或通行密钥已被移除。如果不是您本人，请马上修改密码。",
            "【邻里】您账号的一种验证方式已被移除。如非本人，请马上修改密码。",
        ),
        "recovery_code_used": (
            "恢复码已使用",
            "有人用恢复码登录了您的账号，还剩 {left} 个。如果不是您本人，请马上退出所有登录。",
            "【邻里】有人用恢复码登录了您的账号，还剩{left}个。如非本人，请修改密码。",
        ),
        "identity_linked": (
            "账号多了一种登录方式：{provider}",
            "从现在起，用“{provider}”也能登录您的账号。如果不是您本人，请马上取消关联，并修改密码。",
            "【邻里】用{provider}也能登录您的账号了。如非本人，请马上取消关联。",
        ),
        "identity_unlinked": (
            "账号少了一种登录方式：{provider}",
            "“{provider}”不再能登录您的账号。如果不是您本人取消的，请马上修改密码。",
            "【邻里】{provider}不再能登录您的账号。如非本人，请修改密码。",
        ),
        "emergency_opened": (
            "有人开启了应急访问",
            "有工作人员在{place}开启了不属于自己的权限，请马上看是谁、为什么。不合理的请马上结束它。",
            "【邻里】有人在{place}开启了应急访问，请马上登录查看。",
        ),
        "emergency_ended": (
            "应急访问已结束，等待复核",
            "{place}的应急访问已经结束。请由另一人查看期间做过的每件事，并作出复核。",
            "【邻里】{place}的应急访问已结束，请登录复核。",
        ),
        "emergency_unreviewed": (
            "应急访问逾期未复核",
            "{place}的应急访问早已结束，至今没有人复核。请由另一人查看期间做过的每件事，并作出复核。",
            "【邻里】{place}的应急访问逾期未复核，请登录复核。",
        ),
        "real_name_proven": (
            "实名核实已登记",
            "您的一项实名核实已登记，详见登录验证页。如果不是您本人办理，请联系社区。",
            "【邻里】您的一项实名核实已登记。如非本人办理，请联系社区。",
        ),
        "real_name_withdrawn": (
            "实名核实已撤销",
            "您的实名核实有变动，部分已撤销，有的事项可能暂时办不了。需要时请到社区重新核实。",
            "【邻里】您的实名核实部分已撤销，详情请登录查看。",
        ),
        "correction_decided": (
            "更正申请已有结果",
            "您更正个人信息的申请已有结果，结果和理由见“我的数据”。",
            "【邻里】您更正个人信息的申请已有结果，请登录查看。",
        ),
        "erasure_granted": (
            "您的个人信息将要删除",
            "您的个人信息将在 {dueAt} 删除：由您申请，或因保存期已满。之前可撤回；没申请过的，请改密码。",
            "【邻里】您的个人信息将在{dueAt}删除，之前可登录撤回。",
        ),
        "erasure_refused": (
            "您的个人信息没有删除",
            "删除您个人信息的申请没有同意，理由见“我的数据”。",
            "【邻里】删除您个人信息的申请没有同意，理由请登录查看。",
        ),
        "erasure_waits": (
            "删除申请在等待",
            "您名下还有没办完的事项，办完以后才删除，最晚等到 {until}。有哪些、为什么，见“我的数据”。",
            "【邻里】您名下还有没办完的事项，办完后删除个人信息，详情请登录查看。",
        ),
        "office_ending": (
            "任期将满：{place}",
            "{place}的一项任职将于 {until} 届满。请准备换届或延期，并准备交接。",
            "【邻里】{place}的一项任职将于{until}届满，请准备换届和交接。",
        ),
        "office_ended": (
            "任期已满：{place}",
            "您在{place}的任职已于 {until} 结束，相应的权限同时停止。需要交接的事项见交接清单。",
            "【邻里】您在{place}的任职已于{until}结束，权限同时停止。",
        ),
        "office_handover": (
            "请办理交接：{place}",
            "{place}的任职已结束，请在 {dueOn} 前按清单逐项交接，双方签字。",
            "【邻里】请在{dueOn}前办理{place}的交接，逐项签字。",
        ),
        "office_handover_named": (
            "您是交接的一方：{place}",
            "请按清单办理{place}的交接，逐项签字。",
            "【邻里】您是{place}交接的一方，请按清单签字。",
        ),
        "office_handover_late": (
            "交接逾期：{place}",
            "{place}的交接应在 {dueOn} 前办完，还有 {waiting} 项没有交接，请督促。",
            "【邻里】{place}的交接逾期，还有{waiting}项，请督促。",
        ),
        "client_expiring": (
            "接口客户端即将到期：{name}",
            "接口客户端“{name}”将在 {expiresAt} 到期，之后它连不上来。还要用请延长，不用请停用。",
            "【邻里】接口客户端{name}将在{expiresAt}到期。",
        ),
        "feed_overdue": (
            "数据没有按时送来：{name}",
            "{place}的数据来源“{name}”应在 {due} 前送来一批，至今没有。请联系送数单位。",
            "【邻里】数据来源{name}应在{due}前送来，至今没有。",
        ),
        "feed_batch_held": (
            "一批数据已暂停：{batch}",
            "来源 {source} 的批次 {batch} 有 {rows} 条，原 {expected} 条，少得太多，没有生效。请核对后决定。",
            "【邻里】来源{source}的批次{batch}比原来少得太多，已暂停，请核对。",
        ),
        "feed_certificate_expiring": (
            "数据来源的证书即将到期：{name}",
            "向“{name}”取数据用的证书将在 {expiresAt} 到期，之后取不到数据。请在“数据对接”换上新的。",
            "【邻里】向{name}取数据用的证书将在{expiresAt}到期。",
        ),
        "feed_batch_stopped": (
            "一批数据停下了：{batch}",
            "来源 {source} 的批次 {batch} 没有处理完就停下了。请在“数据对接”决定继续还是作废。",
            "【邻里】来源{source}的批次{batch}没有处理完就停下了，请登录决定。",
        ),
        "endpoint_disabled": (
            "推送地址“{name}”已停用",
            "{place}的推送地址“{name}”已停用，事件不再推送。修复后请启用，并重发漏掉的事件。",
            "【邻里】推送地址已停用，请登录查看。",
        ),
    }
)
