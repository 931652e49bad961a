"""The way of a dossier from blank form to register, in the order of its edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workflow.models import Process

from .story import Story

Step = Callable[[Story], None]

STEPS: dict[str, tuple[tuple[str, Step], ...]] = {
    "intention": (("", Story.state_intention),),
    "candidate": (("", Story.choose),),
    "application": (("", Story.hand_in),),
    "credit_check": (("", Story.pass_credit_check),),
    "recommendation": (("", Story.recommend),),
    "formal_check": (("", Story.pass_check),),
    "expert_review": (("", Story.review),),
    "plan_improvement": (("plan_check", Story.improve_plan), ("", Story.accept_plan)),
    "deliberation": (("", Story.resolve),),
    "publicity": (("on_notice", Story.publicise), ("", Story.close_publicity)),
    "approval": (("", Story.approve),),
    "issuing": (("", Story.issue),),
    "announcement": (("", Story.announce),),
    "task_agreement": (("agreement_check", Story.sign_agreement), ("", Story.file_agreement)),
}
"""What is done in a stage of each kind, with the name of the place after it; ``""`` stands for the stage that follows."""

REGISTER = "register"
"""The place after the last stage."""


def place_of(story: Story) -> str:
    """The stage in progress."""
    stage = Process.objects.select_related("current_stage").get(pk=story.dossier.process_id).current_stage
    return stage.key if stage is not None else REGISTER


def known_places(story: Story) -> set[str]:
    """Everywhere that a dossier of this edition can come to."""
    kinds = set(story.dossier.process.stages.values_list("kind", flat=True))
    return {*kinds, REGISTER, *(place for kind in kinds for place, _step in STEPS[kind] if place)}


def steps(story: Story, to: str) -> Iterator[Step]:
    """One after the other what leads as far as ``to``: asked anew after each, as acts may leave a stage out."""
    if to not in known_places(story):
        raise KeyError(to)
    while (here := place_of(story)) != to:
        for place, step in STEPS[here]:
            yield step
            if place and place == to:
                return


def advance(story: Story, to: str, *, before: Callable[[Step], None] | None = None) -> Story:
    """Take a filled-in dossier as far as ``to``. The publicity must be over before ``approval`` is asked for."""
    for step in steps(story, to):
        if before is not None:
            before(step)
        step(story)
    return story
