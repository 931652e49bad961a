"""The scripts of the demonstration: each takes a dossier some way, and pauses (``yield`` working days) between acts.

A plot names its script; what is said in one city alone comes from the plot's words.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

from applications.states import MeetingResult, ServiceWay
from notices.models import NoticeItem, Objection
from notices.objecting import receive
from reviews.appointment import Choice
from reviews.models import Advice, Expert
from workflow import perform

from .plots import Plot
from .story import Story
from .way import REGISTER, Step, place_of, steps

Script = Generator[int, None, None]
Telling = Callable[[Story, Plot], Script]

PAUSES: dict[Step, int] = {
    Story.state_intention: 3,
    Story.choose: 2,
    Story.hand_in: 3,
    Story.pass_credit_check: 1,
    Story.recommend: 2,
    Story.pass_check: 2,
    Story.improve_plan: 3,
    Story.accept_plan: 1,
    Story.resolve: 2,
    Story.publicise: 1,
    Story.close_publicity: 1,
    Story.approve: 1,
    Story.issue: 1,
    Story.announce: 0,
    Story.sign_agreement: 8,
    Story.file_agreement: 2,
}
"""Working days before each step; a review takes some of its own, and a publicity as long as the text says."""


def walk(story: Story, to: str, *, score: int = 84, advice: str = "") -> Script:
    for step in steps(story, to):
        if step is Story.review:
            yield from reviewed(story, score, advice or story.usual_advice)
        else:
            yield PAUSES[step] + (story.dossier.edition.publicity.length if step is Story.close_publicity else 0)
            step(story)


def seated(story: Story) -> Script:
    """The panel is open and has seen what it was to see."""
    yield 1
    story.convene()
    yield 1
    story.open_panel()
    story.record_activities()


def reviewed(story: Story, score: int, advice: str) -> Script:
    yield from seated(story)
    story.score(score, advice)
    yield 1
    story.conclude(advice)


# --- before anything is handed in, and on the way


def drafting(_story: Story, _plot: Plot) -> Script:
    yield 0


def reached(story: Story, plot: Plot) -> Script:
    yield from walk(story, plot.to)


def recognised(story: Story, _plot: Plot) -> Script:
    yield from walk(story, REGISTER)


def recognised_at_once(story: Story, _plot: Plot) -> Script:
    """The experts agree without demands, so no plan is improved."""
    yield from walk(story, REGISTER, score=92, advice=Advice.AGREE)


def withdrawn(story: Story, plot: Plot) -> Script:
    yield from walk(story, plot.to)
    yield 2
    story.withdraw(plot.words["reason"])


# --- corrections: ``rounds`` of points; to a plan section the applicant adds its ``answer``


def returned(story: Story, plot: Plot) -> Script:
    """The last round has not been answered."""
    yield from _rounds(story, plot, answered=len(plot.words["rounds"]) - 1)


def corrected(story: Story, plot: Plot) -> Script:
    """Each round has been answered; it may go on from there."""
    yield from _rounds(story, plot, answered=len(plot.words["rounds"]))
    if plot.to:
        yield from walk(story, plot.to)


def _rounds(story: Story, plot: Plot, answered: int) -> Script:
    at = plot.words.get("at", "recommendation")
    yield from walk(story, at)
    for number, points in enumerate(plot.words["rounds"]):
        yield 2
        user = story.people.clerk if at == "formal_check" else story.people.officer
        story.return_for_correction(user, *((p["kind"], p["key"], p["text"]) for p in points))
        if number < answered:
            yield 3
            for point in points:
                if point["kind"] == "plan":
                    story.write(f"plan:{point['key']}", point["answer"])
            story.hand_in()
            if at == "formal_check" and place_of(story) != at:
                yield from walk(story, at)


# --- with the experts


def assembling(story: Story, _plot: Plot) -> Script:
    yield from walk(story, "expert_review")
    yield 1
    story.convene()
    for member in story.panel.members.current().select_related("expert__user")[:3]:
        story.panel_act("declare", member.expert.user)


def scoring(story: Story, _plot: Plot) -> Script:
    yield from walk(story, "expert_review")
    yield from seated(story)
    yield 1
    story.score(86, members=2)


def recused(story: Story, plot: Plot) -> Script:
    """One expert declares a conflict before the panel opens; another takes the seat."""
    yield from walk(story, "expert_review")
    yield 1
    pool = story.convene()
    taken = [expert.pk for expert in pool]
    story.panel_act("recuse", pool[2].user, reason=plot.words["reason"])
    yield 1
    free = Expert.objects.filter(city=story.dossier.city, kind=pool[2].kind).exclude(pk__in=taken)
    story.panel_act("appoint", story.people.clerk, choices=[Choice(free.order_by("-pk")[0])])
    story.open_panel()


# --- before the public


def objected(story: Story, plot: Plot) -> Script:
    """Somebody objects in time; it is accepted and being looked into, so the dossier waits."""
    yield from walk(story, "on_notice")
    yield 2
    objection = _object(story, plot)
    yield 1
    _accept(story, objection, plot)


def upheld(story: Story, plot: Plot) -> Script:
    """The objection is found justified; the meeting is to resolve anew."""
    yield from objected(story, plot)
    yield 3
    _uphold(story, plot)
    yield 1
    perform(story.dossier, "reconsider", story.people.section_head, at=story.now, reason=plot.words["reason"])
    if plot.to:
        yield from walk(story, plot.to)


def _object(story: Story, plot: Plot) -> Objection:
    item = NoticeItem.objects.select_related("notice__city").get(process=story.dossier.process)
    objector = {"kind": "person", "phone": "13803529876", "email": "quzhi@people.example"}
    return receive(item, objector | plot.words["objector"], plot.words["objection"], now=story.now, imported=True)


def _accept(story: Story, objection: Objection, plot: Plot) -> None:
    perform(objection, "triage_accept", story.people.section_head, at=story.now, note=plot.words["accepted"])


def _uphold(story: Story, plot: Plot) -> None:
    objection = Objection.objects.get(item__process=story.dossier.process)
    perform(objection, "uphold", story.people.section_head, at=story.now, answer=plot.words["answer"])


# --- refusals, one for each stage


def refused(story: Story, plot: Plot) -> Script:
    """At the stage ``to``, by whoever may refuse there; the notice is served."""
    yield from walk(story, plot.to)
    yield from BEFORE_REFUSING.get(plot.to, _nothing)(story, plot)
    yield 2
    reasons, clause, people = plot.words["reasons"], plot.words["clause"], story.people
    by_department = {"candidate": "decline_candidate", "credit_check": "decline", "recommendation": "decline"}
    if plot.to in by_department:
        story.act(by_department[plot.to], people.officer, reasons=reasons, clause=clause)
        story.serve(people.officer, ServiceWay.PERSON, "单位经办人到窗口签收")
        return
    if plot.to == "approval":
        story.act("refuse_approval", people.leader, reasons=reasons, clause=clause)
    else:
        story.act("refuse", people.section_head, reasons=reasons, clause=clause)
    story.serve(people.clerk, ServiceWay.MAIL, "邮政特快专递，回执已存档")


def _nothing(_story: Story, _plot: Plot) -> Script:
    yield 0


def _credit_found(story: Story, plot: Plot) -> Script:
    yield 1
    name = story.dossier.institution.name if plot.words["party"] == "lead" else plot.words["party"]
    story.look_up_credit({name: ("some", plot.words["found"])})


def _experts_disagree(story: Story, _plot: Plot) -> Script:
    yield from reviewed(story, 55, Advice.DISAGREE)


def _meeting_disagrees(story: Story, plot: Plot) -> Script:
    yield 2
    story.resolve(MeetingResult.NOT_AGREED, plot.words["resolution"])


def _objection_upheld(story: Story, plot: Plot) -> Script:
    yield from objected(story, plot)
    yield 3
    _uphold(story, plot)


BEFORE_REFUSING: dict[str, Telling] = {
    "credit_check": _credit_found,
    "expert_review": _experts_disagree,
    "deliberation": _meeting_disagrees,
    "publicity": _objection_upheld,
}
"""What happens at a stage before the dossier is refused there."""


# --- what some texts know


def relaxed(story: Story, plot: Plot) -> Script:
    """A condition fails, and the bureau grants the exception that the text names, before the department recommends."""
    yield from walk(story, "recommendation")
    yield 2
    for requirement in plot.words["requirements"]:
        story.act(
            "relax",
            story.people.section_head,
            relaxation=plot.words["relaxation"],
            requirement=f"{story.dossier.edition.key}#{requirement}",
            reasons=plot.words["reasons"],
            held_on=story.today,
            minutes_number=story.minutes,
        )
    yield from walk(story, plot.to)


def entrusted(story: Story, plot: Plot) -> Script:
    """An agency has it in hand; with a place to go to, it holds the conditions against the proofs, gives its opinion,
    and the bureau goes on.
    """
    yield from walk(story, "formal_check")
    yield 1
    agent = story.entrust(plot.words["stages"], plot.words["contract"])
    if not plot.to:
        return
    yield 2
    story.check(agent)
    story.act("give_opinion", agent, passed=True, text=plot.words["opinion"])
    yield from walk(story, plot.to)


SCRIPTS: dict[str, Telling] = {
    script.__name__: script
    for script in (
        drafting,
        reached,
        recognised,
        recognised_at_once,
        withdrawn,
        returned,
        corrected,
        assembling,
        scoring,
        recused,
        objected,
        upheld,
        refused,
        relaxed,
        entrusted,
    )
}


def script_of(plot: Plot) -> Telling:
    return SCRIPTS[plot.path]
