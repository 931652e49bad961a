"""The web server's worker: one that remembers when each request arrived, before it waited for a free thread."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from workflow.arrival import arrived


class Worker(ThreadWorker):
    """Requests queue for a thread; what counts for a period that ends is when they began to queue."""

    def enqueue_req(self, conn: Any) -> None:
        conn.arrived = datetime.now(UTC)
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        with arrived(conn.arrived):
            return super().handle(conn)
