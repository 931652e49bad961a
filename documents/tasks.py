"""What workers and the scheduler call for papers."""

from celery import shared_task

from documents import jobs


@shared_task
def run(pk: int) -> None:
    jobs.run_job(pk)


@shared_task
def take_up_lost() -> None:
    jobs.take_up_lost()
