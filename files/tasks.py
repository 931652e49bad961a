from celery import shared_task

from files import storing


@shared_task
def sweep() -> int:
    return storing.sweep()
