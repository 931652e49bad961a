"""The part of a dossier's story that experts play."""

from __future__ import annotations

from typing import Any

from reviews.appointment import Choice
from reviews.conclusion import Demanded
from reviews.models import Advice, Expert, Panel, PanelMember
from workflow import perform

from . import fixtures
from .acting import Acting
from .said import ACTIVITIES, COMMENTS, CONCLUSIONS


class ExpertSteps(Acting):
    """Convening, judging, concluding."""

    @property
    def panel(self) -> Panel:
        return Panel.objects.filter(matter=self.dossier.process).latest("round")

    def panel_act(self, action: str, user: Any, **data: Any) -> None:
        perform(self.panel, action, user, at=self.now, **data)
        self.later(hours=2)

    def convene(self, size: int = 5) -> list[Expert]:
        """Appoint and invite; the first is the chair."""
        self.act("convene_panel", self.people.clerk)
        pool = list(Expert.objects.filter(user__in=[user.pk for user in self.people.experts]).order_by("pk")[:size])
        self.panel_act("appoint", self.people.clerk, choices=[Choice(expert) for expert in pool])
        chair = PanelMember.objects.get(panel=self.panel, expert=pool[0])
        self.panel_act("designate_chair", self.people.clerk, member=chair)
        return pool

    def open_panel(self) -> None:
        for member in self.panel.members.current().select_related("expert__user"):
            if member.state == "invited":
                self.panel_act("declare", member.expert.user)
        self.panel_act("open", self.people.clerk)

    def record_activities(self) -> None:
        self.later(days=1)
        panel = self.panel
        for kind in panel.activities_required:
            self.panel_act(
                "record_activity",
                self.people.clerk,
                kind=kind,
                held_on=self.today,
                place="牵头单位研发楼" if kind == "site_visit" else "市科技局会议室",
                record=ACTIVITIES.get(kind, "按要求进行。"),
                attendees=list(panel.members.declared()),
            )

    @property
    def usual_advice(self) -> str:
        """Where the text has the plan improved after the review, experts usually ask for it."""
        stages = self.dossier.process.stages.filter(kind="plan_improvement")
        return Advice.AGREE_AFTER_IMPROVEMENT if stages.exists() else Advice.AGREE

    def score(self, score: int = 84, advice: str = "", *, members: int | None = None) -> None:
        """All members hand in their sheets, or the first few."""
        panel = self.panel
        for place, member in enumerate(panel.members.declared().select_related("expert__user")[:members]):
            values = {}
            for position, indicator in enumerate(panel.indicators.indicators):
                points = score + (5 * place + 7 * position + self.dossier.pk) % 11 - 5
                values[f"score-{indicator.key}"] = str(points)
                if points < max(60, score - 2):
                    values[f"remark-{indicator.key}"] = "这一方面有待加强，建议在方案中补充。"
            values |= {
                "comment": COMMENTS[(place + self.dossier.pk) % len(COMMENTS)],
                "advice": advice or self.usual_advice,
            }
            self.panel_act("submit_sheet", member.expert.user, values=values)

    def conclude(self, result: str = "", demands: tuple[Demanded, ...] | None = None) -> None:
        result = result or self.usual_advice
        if demands is None:
            demands = tuple(Demanded(row["text"], row["section"]) for row in self._improving.get("demands", ()))
        chair = self.panel.members.get(is_chair=True)
        self.panel_act(
            "conclude",
            chair.expert.user,
            result=result,
            text=CONCLUSIONS[result],
            demands=list(demands) if result == Advice.AGREE_AFTER_IMPROVEMENT else [],
        )

    @property
    def _improving(self) -> dict[str, Any]:
        """What experts of this city demand of a plan, and what is then written."""
        templates: dict[str, Any] = fixtures.read(self.dossier.edition.city, "answers")
        return templates

    def review(self) -> None:
        self.convene()
        self.open_panel()
        self.record_activities()
        self.score()
        self.conclude()
