# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sending a file to a service, in the pieces that it asks for."""

from services.portal.client.http import Api, Problem, Token

SENT_BEFORE = "file_not_open"


def send_file(
    api: Api, token: Token, base: str, name: str, content: bytes, key: str, *, table: bool = False
) -> str:
    """The id of a file that somebody chose; it belongs to nothing until an action names it.

    `base`: the service's own part of the address, `/dispatch/v1`. `table`: to be read as rows.
    """
    described = {"name": name, "size": len(content), **({"table": True} if table else {})}
    begun = api.post(f"{base}/files", token, described, key=key)
    path, size = f"{base}/files/{begun['id']}", int(begun["piece_bytes"])
    for number, start in enumerate(range(0, len(content), size)):
        try:
            api.put(f"{path}/pieces/{number}", token, content[start : start + size])
        except Problem as problem:
            if problem.code != SENT_BEFORE:
                raise
            break
    api.post(f"{path}:complete", token, None, key=f"{key}:complete")
    return str(begun["id"])
