"""What workers and the scheduler call. Each unwraps its argument and calls an act."""

from celery import shared_task

from . import chain, effects, sweeping


@shared_task  # type: ignore[untyped-decorator]
def carry_out(pk: int) -> None:
    effects.run_effect(pk)


@shared_task  # type: ignore[untyped-decorator]
def sweep() -> None:
    """Fire due deadlines and take up effects whose message was lost."""
    sweeping.sweep()


@shared_task  # type: ignore[untyped-decorator]
def anchor_chains() -> None:
    chain.anchor()
