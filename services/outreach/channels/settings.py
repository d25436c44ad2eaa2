# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach needs beside every service's settings."""

import re

from pydantic import Field, SecretStr, field_validator

from services.chassis.settings import Settings


class OutreachSettings(Settings):
    """A channel without its address is not set up: nobody can choose it."""

    master_key: SecretStr = Field(description="32 random bytes as URL-safe base64; several with commas")
    sender_threads: int = Field(64, ge=2, le=512)
    webhooks_inside: bool = Field(
        False, description="development: webhooks by http and to private hosts, too"
    )
    stream_seconds: int = Field(50, ge=0, le=600, description="so long a reader of the feed's stream is kept")
    portal_url: str = Field("", pattern=r"^(https?://\S+)?$", description="what messages lead to")
    smtp_url: SecretStr = Field(
        SecretStr(""), description="smtp://user:password@host:port with STARTTLS, or smtps://…"
    )
    smtp_plain: bool = Field(False, description="development: mail without TLS")
    mail_from: str = Field("", max_length=254)
    mail_bounces: str = Field("", max_length=254, description="where reports of mail go; else who writes")
    mail_secret: SecretStr = Field(SecretStr(""), description="whsec_…: signs the reports that are passed on")
    bounce_mailbox: SecretStr = Field(
        SecretStr(""), description="imaps://user:password@host:port/folder, where reports of mail come"
    )
    bounce_seconds: int = Field(60, ge=1, le=3600, description="between two looks into that mailbox")
    public_url: str = Field(
        "", pattern=r"^(https://[^/\s]+)?$", description="where mail programs reach this service: one click"
    )
    voice_url: str = Field("", pattern=r"^(https?://\S+)?$", description="the gateway of calls")
    voice_token: SecretStr = SecretStr("")
    voice_secret: SecretStr = SecretStr("")
    wechat_url: str = Field("https://api.weixin.qq.com", pattern=r"^https?://[^/\s]+$")
    wechat_app_id: str = ""
    wechat_secret: SecretStr = SecretStr("")
    wechat_template: str = ""
    push_key: SecretStr = Field(SecretStr(""), description="a P-256 key as base64url (VAPID)")
    push_contact: str = Field(
        "", pattern=r"^((mailto:|https://)\S+)?$", description="whom push services write to"
    )
    message_url: str = Field("", pattern=r"^(https?://\S+)?$", description="the gateway of text messages")
    message_token: SecretStr = SecretStr("")
    message_secret: SecretStr = Field(
        SecretStr(""), description="whsec_…: signs what goes to the gateway, and its reports"
    )

    @field_validator("bounce_mailbox")
    @classmethod
    def _is_a_mailbox(cls, given: SecretStr) -> SecretStr:
        if not re.fullmatch(
            r"(imaps://[^\s:/@]+:[^\s:/@]+@[^\s:/@]+(:[0-9]+)?(/\S*)?)?", given.get_secret_value()
        ):
            raise ValueError("is to be imaps://user:password@host:port/folder, with %40 for an @ in a name")
        return given
