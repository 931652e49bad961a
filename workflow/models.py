"""Processes, their stages, and what happened to them.

A moving thing (dossier, objection, panel, …) has one :class:`Process`; stages, events, effects and deadlines point
to it.
Nothing here knows what is moving.
"""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django_fsm import FSMField, FSMModelMixin, transition

from .states import EffectState, StageState

DOOR_SETTING = "workflow.door"
"""Database setting that names the processes which the running ``perform()`` holds, as ``,3,17,``."""


def door_trigger(process_column: str = "process_id", state_column: str = "state") -> pgtrigger.Trigger:
    """A trigger that lets a state column change only inside ``perform()`` (or the import door) of its process."""
    return pgtrigger.Trigger(
        name="door",
        operation=pgtrigger.UpdateOf(state_column),  # type: ignore[no-untyped-call]
        when=pgtrigger.Before,
        condition=pgtrigger.Condition(f"OLD.{state_column} IS DISTINCT FROM NEW.{state_column}"),
        func=f"""
            IF position(',' || NEW.{process_column} || ',' IN coalesce(current_setting('{DOOR_SETTING}', true), '')) = 0
            THEN
                RAISE EXCEPTION 'the state of % may only change through workflow.perform()', TG_TABLE_NAME;
            END IF;
            RETURN NEW;
        """,
    )


class Process(models.Model):
    """One life of one moving thing, from its start to its end."""

    kind = models.SlugField(max_length=40)
    edition = models.CharField(max_length=60, blank=True)
    current_stage = models.ForeignKey("Stage", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "current_stage"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def subject(self) -> Any:
        """The moving thing itself, from the model that its package registered for this kind."""
        from .registry import subject_model

        return subject_model(self.kind)._default_manager.get(process=self)


class Stage(FSMModelMixin, models.Model):
    """One step on the way of a process, generated from the edition's procedure."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="stages")
    key = models.SlugField(max_length=40)
    kind = models.SlugField(max_length=40)
    title_zh = models.CharField(max_length=80)
    title_en = models.CharField(max_length=120)
    clause = models.CharField(max_length=80, blank=True)
    office = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    parameters = models.JSONField(default=dict)
    state = FSMField(default=StageState.WAITING, choices=StageState.choices, protected=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    due_provisional = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["process", "position"]
        constraints = [
            models.UniqueConstraint(fields=["process", "key"], name="stage_key_once"),
            models.UniqueConstraint(fields=["process", "position"], name="stage_position_once"),
            models.UniqueConstraint(
                fields=["process"], condition=Q(state=StageState.OPEN), name="one_open_stage_per_process"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[StageState.OPEN, StageState.RETURNED, StageState.DONE, StageState.DECLINED])
                | Q(opened_at__isnull=False),
                name="stage_begun_has_opening",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[StageState.DONE, StageState.DECLINED]) | Q(closed_at__isnull=False),
                name="stage_ended_has_closing",
            ),
        ]
        indexes = [models.Index(fields=["key", "state"])]
        triggers = [door_trigger()]

    def __str__(self) -> str:
        return f"{self.key} of {self.process_id}: {self.state}"

    @property
    def title(self) -> str:
        return self.title_zh if (get_language() or "").startswith("zh") else self.title_en

    @transition(field=state, source=[StageState.WAITING, StageState.RETURNED, StageState.DONE], target=StageState.OPEN)
    def open(self) -> None:
        """Begin, or begin again after a return."""

    @transition(field=state, source=StageState.OPEN, target=StageState.DONE)
    def finish(self) -> None:
        """The step is done; the next may open."""

    @transition(field=state, source=StageState.OPEN, target=StageState.RETURNED)
    def send_back(self) -> None:
        """Sent back to an earlier stage; opens again when that one is done."""

    @transition(field=state, source=StageState.OPEN, target=StageState.DECLINED)
    def decline(self) -> None:
        """The matter ends here."""

    @transition(field=state, source=StageState.WAITING, target=StageState.SKIPPED)
    def skip(self) -> None:
        """The route does not lead through here."""

    @transition(field=state, source=StageState.SKIPPED, target=StageState.WAITING)
    def take_in(self) -> None:
        """The route leads through here after all."""

    @transition(field=state, source=[StageState.DONE, StageState.RETURNED], target=StageState.WAITING)
    def reset(self) -> None:
        """To be done anew, because what it rested on has changed."""


class Event(models.Model):
    """What happened, once and for ever. Each digest covers the one before; personal data stand in its detail."""

    append_only = True

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    action = models.SlugField(max_length=60)
    stage = models.ForeignKey(Stage, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    office = models.SlugField(max_length=40, blank=True)
    at = models.DateTimeField()
    from_state = models.CharField(max_length=40, blank=True)
    to_state = models.CharField(max_length=40, blank=True)
    audience = ArrayField(models.CharField(max_length=20), default=list)
    payload_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["process", "seq"]
        constraints = [models.UniqueConstraint(fields=["process", "seq"], name="event_seq_once")]
        indexes = [models.Index(fields=["actor", "-at"])]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.process_id}/{self.seq} {self.action}"

    @property
    def label(self) -> str:
        """The declared label of the action, in the reader's language."""
        from .registry import find_action

        return str(find_action(self.process.kind, self.action).label)


class EventDetail(models.Model):
    """The words and names of an event. Can be emptied for anonymisation without breaking the chain."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="detail")
    actor_name = models.CharField(max_length=120, blank=True)
    data = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"detail of {self.event_id}"

    @property
    def is_empty(self) -> bool:
        """Whether it was anonymised."""
        return not (self.data or self.actor_name or self.salt)


class Effect(models.Model):
    """What must follow an event, carried out by a worker after the commit."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="effects")
    kind = models.SlugField(max_length=40)
    key = models.CharField(max_length=200, unique=True)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=EffectState.choices, default=EffectState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    run_after = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["run_after"],
                condition=Q(state__in=[EffectState.PENDING, EffectState.RUNNING]),
                name="effect_to_run",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=EffectState.DONE) | Q(done_at__isnull=False), name="effect_done_has_time"
            )
        ]

    def __str__(self) -> str:
        return self.key


class Deadline(models.Model):
    """A moment at which something is due. Fired once, however long the scheduler slept."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="deadlines")
    stage = models.ForeignKey(Stage, null=True, blank=True, on_delete=models.PROTECT, related_name="deadlines")
    kind = models.SlugField(max_length=40)
    due_at = models.DateTimeField()
    provisional = models.BooleanField(default=False)
    fired_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often it failed."""
    try_after = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["process", "kind"],
                condition=Q(fired_at__isnull=True, cancelled_at__isnull=True),
                name="one_running_deadline_per_kind",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(fired_at__isnull=True, cancelled_at__isnull=True, provisional=False),
                name="deadline_to_fire",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.process_id} at {self.due_at:%Y-%m-%d %H:%M}"


class SentForm(models.Model):
    """A form that has arrived, and where it led: see :mod:`workflow.once`. Kept for two days."""

    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(db_index=True)
    location = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.location}"


class ChainAnchor(models.Model):
    """All chain heads of a moment under one digest: a later change of any past event shows."""

    append_only = True

    at = models.DateTimeField()
    processes = models.PositiveIntegerField()
    last_event = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["at"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"anchor of {self.at:%Y-%m-%d %H:%M}"
