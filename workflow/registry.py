"""What the packages declare for themselves: subjects, actions, effect handlers, deadline handlers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.forms import Form

    from .act import Act
    from .models import Deadline, Effect, Process

Who = Callable[[Any, Any], bool]
Condition = Callable[["Act"], None]

NEXT = "next"
"""The stage that follows in the order of the process."""
END = "end"
"""The matter ends here without what was applied for."""


@dataclass(frozen=True)
class Action:
    """One thing that somebody may do to a moving thing. Buttons, forms, checks and timelines derive from it."""

    key: str
    kind: str
    label: Any
    run: Callable[[Act], None]
    who: Who
    stages: tuple[str, ...] = ()
    """Keys of the stages during which it may be done; empty: at any time while the process is open."""
    form: type[Form] | None = None
    conditions: tuple[Condition, ...] = ()
    locks: tuple[Callable[[Any], QuerySet[Any]], ...] = ()
    processes: Callable[[Any, dict[str, Any]], Iterable[Process]] | None = None
    audience: tuple[str, ...] = ("applicant", "department", "bureau")
    office: str = ""
    tone: str = "secondary"
    help: Any = ""
    system: bool = False
    """May be performed by the portal itself, without a person."""
    offered: bool = True
    """Stands among the buttons; otherwise another page carries it."""
    after_close: bool = False
    """May be done to a process that has ended."""
    where: Callable[[str], bool] | None = None
    """Given the edition of a process: whether its procedure has this step at all. None: every procedure has it."""
    leads: tuple[str, ...] = ()
    """Where it can take the matter: keys of stages, :data:`NEXT`, :data:`END`. Empty: it stays where it is."""
    follows: tuple[Any, ...] = ()
    """What else happens when it is done, a sentence each: which paper is made, who is told, what stays as it was.

    A function is asked for its sentence with the subject, and may have none.
    """
    order: int = field(default=0)

    def told(self, subject: Any) -> list[str]:
        """The sentences of ``follows`` for this subject."""
        return [words for each in self.follows if (words := str(each(subject) if callable(each) else each))]

    def exists_in(self, edition: str) -> bool:
        return self.where is None or self.where(edition)


_subjects: dict[str, type[Model]] = {}
_actions: dict[tuple[str, str], Action] = {}
_effects: dict[str, Callable[[Effect], None]] = {}
_deadlines: dict[str, Callable[[Deadline], None]] = {}


def register_subject(kind: str, model: type[Model]) -> None:
    """Say which model moves under this kind. It has a one-to-one ``process``."""
    if _subjects.setdefault(kind, model) is not model:
        raise ValueError(f"{kind} is registered for {_subjects[kind]}")


def subject_model(kind: str) -> type[Model]:
    return _subjects[kind]


def kind_of(subject: Any) -> str:
    """The kind under which the model of ``subject`` is registered. KeyError if it is not."""
    for kind, model in _subjects.items():
        if isinstance(subject, model):
            return kind
    raise KeyError(f"{type(subject).__name__} is not registered as a subject")


def action(
    key: str, *, on: str, label: Any, who: Who, stage: str | tuple[str, ...] = (), **options: Any
) -> Callable[[Callable[[Act], None]], Callable[[Act], None]]:
    """Declare an action once: who may do it, during which stage, with which form, under which conditions."""

    def declare(run: Callable[[Act], None]) -> Callable[[Act], None]:
        if (on, key) in _actions:
            raise ValueError(f"action {key} of {on} is declared twice")
        audience = options.pop("audience", ("applicant", "department", "bureau"))
        leads = options.pop("leads", ())
        follows = options.pop("follows", ())
        _actions[on, key] = Action(
            key=key,
            kind=on,
            label=label,
            run=run,
            who=who,
            stages=(stage,) if isinstance(stage, str) else stage,
            audience=(audience,) if isinstance(audience, str) else audience,
            leads=(leads,) if isinstance(leads, str) else leads,
            follows=follows if isinstance(follows, tuple) else (follows,),
            order=len(_actions),
            **options,
        )
        return run

    return declare


def find_action(kind: str, key: str) -> Action:
    """The declared action. KeyError if nobody declared it."""
    return _actions[kind, key]


def actions_of(kind: str, edition: str | None = None) -> list[Action]:
    """In the order of their declaration; of one edition only those that its procedure has."""
    found = (a for a in _actions.values() if a.kind == kind and (edition is None or a.exists_in(edition)))
    return sorted(found, key=lambda a: a.order)


def effect(kind: str) -> Callable[[Callable[[Effect], None]], Callable[[Effect], None]]:
    """Register the handler of a kind of effect. It runs in a transaction and must be idempotent."""

    def register(handler: Callable[[Effect], None]) -> Callable[[Effect], None]:
        if kind in _effects:
            raise ValueError(f"effect {kind} is handled twice")
        _effects[kind] = handler
        return handler

    return register


def effect_handler(kind: str) -> Callable[[Effect], None]:
    return _effects[kind]


def deadline_handler(kind: str) -> Callable[[Callable[[Deadline], None]], Callable[[Deadline], None]]:
    """Register what happens when a deadline of this kind is due."""

    def register(handler: Callable[[Deadline], None]) -> Callable[[Deadline], None]:
        if kind in _deadlines:
            raise ValueError(f"deadline {kind} is handled twice")
        _deadlines[kind] = handler
        return handler

    return register


def handler_of_deadline(kind: str) -> Callable[[Deadline], None]:
    return _deadlines[kind]
