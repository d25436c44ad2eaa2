# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which way an event takes: its lane's partition, and the queue that serves the partition. Pure.

There are always as many partitions, whatever the number of queues: a lane's partition is for ever, and which
queue serves it is a matter of bindings. The broker's own hashing does not do: it moves keys when a node
restarts (rabbitmq_consistent_hash_exchange, “Node Restart Effects”).
"""

from zlib import crc32

PARTITIONS = 128


def lane(tenant: str, aggregate: str) -> str:
    """What keeps its order: one aggregate of one tenant."""
    return f"{tenant}/{aggregate}"


def inbox_lane(event_type: str, tenant: str, aggregate: str) -> str:
    """As a consumer knows it: with the service that an event's type names, by the second of its words.

    Two services may give an aggregate the same name, and each numbers its events from 1.
    """
    service = event_type.partition(".")[2].partition(".")[0]
    return f"{tenant}/{service}/{aggregate}"


def partition_of(lane: str) -> int:
    """A lane's partition, 0 to 127: the same in every process and every release."""
    return crc32(lane.encode()) % PARTITIONS


def queue_of(partition: int, queues: int) -> int:
    """The number of the queue, among so many, that serves a partition."""
    return partition % queues


def priority(process: str, queue: str) -> int:
    """How much a process wants a queue: the one that wants it most gets it (rendezvous hashing).

    When a process comes or goes, only the queues move that it gets or had.
    """
    return crc32(f"{process}/{queue}".encode()) >> 1


def routing_key(event_type: str, lane: str) -> str:
    """`linli.identity.v1.PlaceCreated.042`: what the exchange of events and an inbox route by."""
    return f"{event_type}.{partition_of(lane):03d}"


def any_partition(event_type: str) -> str:
    """Binds a type, whatever the partition."""
    return f"{event_type}.*"


def any_type(partition: int) -> str:
    """Binds a partition, whatever the type: a type has four words."""
    return f"*.*.*.*.{partition:03d}"
