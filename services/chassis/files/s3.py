# SPDX-License-Identifier: AGPL-3.0-or-later
"""Content in an object store that speaks S3.

The driver is imported where such a store is set: it is large, and looks for network interfaces when imported.
"""

from collections.abc import Iterator
from typing import Any

from services.chassis.settings import Settings
from services.chassis.store import StoreDown

ABSENT = ("NoSuchKey", "404")


class BlobsDown(StoreDown):
    """The object store cannot be reached or fails: never a refusal."""


class S3Blobs:
    """Content by key in a bucket, below the name of the service's database."""

    def __init__(self, settings: Settings, folder: str) -> None:
        import boto3  # noqa: PLC0415
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

        self._refused, self._failed = ClientError, BotoCoreError
        self._bucket = settings.files_bucket
        self._folder = folder
        self._client: Any = boto3.client(
            "s3",
            endpoint_url=settings.files_endpoint or None,
            region_name=settings.files_region,
            aws_access_key_id=settings.files_access_key.get_secret_value() or None,
            aws_secret_access_key=settings.files_secret_key.get_secret_value() or None,
        )

    def put(self, key: str, content: bytes) -> None:
        """Keep the content; an earlier one of this key is replaced. Raises BlobsDown."""
        self._ask("put_object", key, Body=content)

    def get(self, key: str) -> bytes | None:
        """Raises BlobsDown."""
        found = self._ask("get_object", key)
        content: bytes | None = found["Body"].read() if found else None
        return content

    def delete(self, key: str) -> None:
        """Without effect if there is nothing. Raises BlobsDown."""
        self._ask("delete_object", key)

    def keys(self, begin: str) -> Iterator[str]:
        """Those that begin so, in order. Raises BlobsDown."""
        pages = self._client.get_paginator("list_objects_v2")
        own = f"{self._folder}/"
        try:
            for page in pages.paginate(Bucket=self._bucket, Prefix=own + begin):
                yield from (str(one["Key"]).removeprefix(own) for one in page.get("Contents", ()))
        except (self._refused, self._failed) as error:
            raise BlobsDown(f"S3: {type(error).__name__}") from error

    def _ask(self, operation: str, key: str, **more: Any) -> dict[str, Any] | None:  # noqa: ANN401 - the driver's
        try:
            found: dict[str, Any] = getattr(self._client, operation)(
                Bucket=self._bucket, Key=f"{self._folder}/{key}", **more
            )
        except self._refused as error:
            if error.response["Error"]["Code"] in ABSENT and operation == "get_object":
                return None
            raise BlobsDown(f"S3: {error.response['Error']['Code']}") from error
        except self._failed as error:
            raise BlobsDown(f"S3: {type(error).__name__}") from error
        return found
