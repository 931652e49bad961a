"""The act in progress: what an action's code may do to the process it was given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from .models import Deadline, Process, Stage
from .registry import Action
from .states import StageState


@dataclass
class Act:
    """Handed to conditions and to the action itself. Everything it does belongs to one transaction."""

    action: Action
    subject: Any
    process: Process
    stage: Stage | None
    user: Any
    data: dict[str, Any]
    now: datetime
    imported: bool = False
    office: str = ""
    """On whose behalf it is done, where neither the action nor its stage says it rightly."""
    details: dict[str, Any] = field(default_factory=dict)
    effects: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)

    @property
    def imported_at(self) -> datetime | None:
        """The past moment of an imported act, to hand on to acts that follow from it; None in ordinary life."""
        return self.now if self.imported else None

    # --- what is written down

    def note(self, **details: Any) -> None:
        """Add to the words of the event; values must be JSON."""
        self.details.update(details)

    def effect(self, kind: str, *, key: str, **arguments: Any) -> None:
        """Let a worker do this after the commit. ``key`` makes it happen once; it is prefixed with the event."""
        self.effects.append((kind, key, arguments))

    # --- stages

    def open_stage(self) -> Stage:
        """The stage in progress. RuntimeError where the process has none: a fault of the caller."""
        if self.stage is None:
            raise RuntimeError(f"{self.action.key} needs an open stage")
        return self.stage

    def finish_stage(self) -> Stage | None:
        """Close the stage in progress and open the next that is waiting or had sent the matter back."""
        stage = self.open_stage()
        stage.finish()
        stage.closed_at = self.now
        stage.save(update_fields=["state", "closed_at"])
        following = (
            self.process.stages.filter(position__gt=stage.position, state__in=[StageState.WAITING, StageState.RETURNED])
            .order_by("position")
            .first()
        )
        self._go_to(following)
        return following

    def return_stage(self, to: str) -> Stage:
        """Send the matter back to an earlier stage; the one in progress opens again when that is done."""
        stage = self.open_stage()
        target = self.process.stages.get(key=to)
        if target.position >= stage.position:
            raise RuntimeError(f"{to} does not come before {stage.key}")
        stage.send_back()
        stage.save(update_fields=["state"])
        self._go_to(target)
        return target

    def reset_stage(self, key: str) -> None:
        """Let a stage that was done be done anew, in its turn."""
        stage = self.process.stages.get(key=key)
        if stage.state in (StageState.DONE, StageState.RETURNED):
            stage.reset()
            stage.closed_at = None
            stage.save(update_fields=["state", "closed_at"])

    def skip_stage(self, key: str) -> None:
        """Leave out a later stage that this matter does not need."""
        stage = self.process.stages.get(key=key)
        stage.skip()
        stage.save(update_fields=["state"])

    def take_in_stage(self, key: str) -> None:
        """Let a stage that was left out be done in its turn after all."""
        stage = self.process.stages.get(key=key)
        stage.take_in()
        stage.save(update_fields=["state"])

    def decline_stage(self) -> None:
        """End the matter at the stage in progress."""
        stage = self.open_stage()
        stage.decline()
        stage.closed_at = self.now
        stage.save(update_fields=["state", "closed_at"])
        self.close_process()

    def close_process(self) -> None:
        """Nothing more is to come: no stage is current, running deadlines end."""
        self.process.current_stage = None
        self.process.closed_at = self.now
        self.stage = None
        self.cancel_deadlines()

    def _go_to(self, stage: Stage | None) -> None:
        self.stage = stage
        self.process.current_stage = stage
        if stage is None:
            self.process.closed_at = self.now
            return
        stage.open()
        stage.opened_at = self.now
        stage.closed_at = None
        stage.due_at, stage.due_provisional = None, False
        stage.save(update_fields=["state", "opened_at", "closed_at", "due_at", "due_provisional"])

    # --- the subject

    def transition(self, name: str) -> None:
        """Call the subject's django-fsm method of this name and save its state."""
        getattr(self.subject, name)()
        self.subject.save(update_fields=["state"])

    # --- deadlines

    def deadline(
        self, kind: str, due_at: datetime, *, provisional: bool = False, grace: timedelta = timedelta(0)
    ) -> None:
        """Something is due on the stage in progress. A running deadline of the same kind is replaced.

        It fires ``grace`` later, where what arrived in time may still be waiting for its turn.
        """
        self.cancel_deadlines(kind)
        Deadline.objects.create(
            process=self.process, stage=self.stage, kind=kind, due_at=due_at + grace, provisional=provisional
        )
        if self.stage is not None:
            self.stage.due_at, self.stage.due_provisional = due_at, provisional
            self.stage.save(update_fields=["due_at", "due_provisional"])

    def cancel_deadlines(self, kind: str | None = None) -> None:
        running = self.process.deadlines.filter(fired_at=None, cancelled_at=None)
        (running.filter(kind=kind) if kind else running).update(cancelled_at=self.now)
