import time

from celery import shared_task

from files import storing


@shared_task
def sweep() -> int:
    """Every hour; each time one of the 256 folders is held against the table too."""
    strays = storing.sweep_strays(f"{int(time.time() // 3600) % 256:02x}")
    return storing.sweep() + strays
