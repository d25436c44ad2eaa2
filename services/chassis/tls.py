# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom to believe when a server shows its certificate: LINLI_CA_FILE, else the machine's own authorities."""

import os
import ssl


def context(ca_file: str = "", client_certificate_file: str = "") -> ssl.SSLContext:
    """For connections to servers; certificate and host name are checked, always.

    `ca_file` holds the authorities to trust and no other is; `client_certificate_file` holds what we show: a
    certificate and its key. Both are PEM; `Settings` has seen that they can be read.
    """
    made = ssl.create_default_context(cafile=ca_file or None)
    if client_certificate_file:
        made.load_cert_chain(client_certificate_file)
    return made


def context_of(authorities: str, shown: str, ca_file: str = "") -> ssl.SSLContext:
    """The same for what is kept as PEM texts, never as files: whom to believe, and what we show.

    Without `authorities` those of `ca_file` are believed. Raises ValueError: a text is no PEM, or does not
    hold a certificate and its key.
    """
    try:
        made = ssl.create_default_context(cadata=authorities) if authorities else context(ca_file)
        if shown:
            _show(made, shown)
    except ssl.SSLError as error:
        raise ValueError(error.reason) from None
    return made


def _show(made: ssl.SSLContext, shown: str) -> None:
    """OpenSSL reads keys from files alone: one in memory, which nobody else can open and which goes."""
    number = os.memfd_create("shown", os.MFD_CLOEXEC)
    try:
        os.write(number, shown.encode())
        made.load_cert_chain(f"/proc/self/fd/{number}")
    finally:
        os.close(number)
