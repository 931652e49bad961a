"""What the scheduler calls."""

from celery import shared_task

from accounts.derivation import derive_permissions


@shared_task
def derive_all_permissions() -> None:
    """Daily: take up roles that begin and end those that are over."""
    derive_permissions()
