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
            "删除申请已同意",
            "您的个人信息将在 {dueAt} 删除，之前可以撤回申请。如果不是您本人申请，请马上撤回并修改密码。",
            "【邻里】您的个人信息将在{dueAt}删除，之前可登录撤回。",
        ),
        "erasure_refused": (
            "删除申请未同意",
            "您删除个人信息的申请没有同意，理由见“我的数据”。",
            "【邻里】您删除个人信息的申请没有同意，理由请登录查看。",
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
        "endpoint_disabled": (
            "推送地址“{name}”已停用",
            "{place}的推送地址“{name}”已停用，事件不再推送。修复后请启用，并重发漏掉的事件。",
            "【邻里】推送地址已停用，请登录查看。",
        ),
    }
)
