# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom to believe when a server shows its certificate: LINLI_CA_FILE, else the machine's own authorities."""

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
