"""All components on one page, for developers."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.permissions import holds
from cities.fields import DayField
from cities.models import City
from portal.components import COMPONENTS
from portal.states import LOOKS

FINDINGS: tuple[Mapping[str, Any], ...] = (
    {
        "title": {"zh": "使用面积", "en": "Usable area"},
        "result": "fail",
        "strength": "must",
        "value": {"zh": "420 ㎡", "en": "420 m²"},
        "threshold": {"zh": "不少于 500 ㎡", "en": "at least 500 m²"},
        "shortfall": {"zh": "80 ㎡", "en": "80 m²"},
        "clause_spelling": "第八条（三）",
        "quote": "综合类技术创新中心的“中心（本部）”和领域类技术创新中心使用面积不少于500平方米。",
        "explanation": {
            "zh": "第八条（三）：使用面积应不少于 500 ㎡，现有 420 ㎡，还差 80 ㎡。",
            "en": "Article 8(3): the usable area must be at least 500 m²; it is 420 m², 80 m² short.",
        },
    },
    {
        "title": {"zh": "注册地与法人资格", "en": "Registered in the city, a legal person"},
        "result": "pass",
        "strength": "must",
        "clause_spelling": "第八条（一）",
        "quote": "市技术创新中心牵头单位应在示范市内注册登记，具有独立法人资格",
        "explanation": {
            "zh": "第八条（一）：注册登记于示范市，具有独立法人资格。",
            "en": "Article 8(1): registered in the city and an independent legal person.",
        },
    },
    {
        "title": {"zh": "中心负责人职称", "en": "Title of the centre's head"},
        "result": "unknown",
        "strength": "must",
        "clause_spelling": "第八条（二）",
        "quote": "中心负责人应具有高级专业技术职称",
        "explanation": {
            "zh": "第八条（二）：尚未填写中心负责人的专业技术职称。",
            "en": "Article 8(2): the professional title of the centre's head has not been stated.",
        },
    },
    {
        "title": {"zh": "独立法人实体", "en": "Independent legal entity"},
        "result": "judgement",
        "strength": "in_principle",
        "clause_spelling": "第十条",
        "quote": "市技术创新中心原则上应为独立法人实体",
        "explanation": {
            "zh": "第十条：以内设机构申报，附有过渡方案；条文用“原则上”，由复核人员裁量。",
            "en": "Article 10: an internal unit applies with a transition plan; “in principle” asks a person.",
        },
        "judgement": {"met": True, "reasons": "过渡方案明确了两年内注册的时间表。"},
    },
    {
        "title": {"zh": "多单位共建", "en": "Built by several units"},
        "result": "not_applicable",
        "strength": "encouraged",
        "clause_spelling": "第八条（三）",
        "quote": "鼓励多家单位共同建设",
        "explanation": {
            "zh": "第八条（三）：共建单位为 0 家；属鼓励事项，不影响申报。",
            "en": "Article 8(3): no partner; this is encouraged only and does not bar an application.",
        },
        "reasons": [{"key": "strength.encouraged"}],
    },
    {
        "title": {"zh": "中心（本部）与专业化机构", "en": "Headquarters and branches"},
        "result": "not_applicable",
        "strength": "must",
        "clause_spelling": "第六条",
        "quote": "采取“中心（本部）+若干专业化创新研发机构”的组织架构",
        "explanation": {
            "zh": "第六条：仅适用于综合类技术创新中心。",
            "en": "Article 6: applies to comprehensive centres only.",
        },
    },
)


class SampleForm(forms.Form):
    """One field of each kind, to look at."""

    name = forms.CharField(
        label=_("Name of the centre"),
        max_length=30,
        help_text=_(
            "Without the name of the city and without “technology innovation centre”: "
            "both are added by the naming rule."
        ),
    )
    field = forms.ChoiceField(
        label=_("Field of industry"), choices=[("", "—"), ("energy", "新能源"), ("semiconductor", "半导体")]
    )
    kind = forms.ChoiceField(
        label=_("Type of centre"),
        widget=forms.RadioSelect,
        choices=[("general", "综合类技术创新中心"), ("field", "领域类技术创新中心")],
    )
    services = forms.MultipleChoiceField(
        label=_("Services offered"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("research", "技术委托研发"), ("standards", "标准制定和实验验证"), ("testing", "检验检测")],
    )
    area = forms.DecimalField(label=_("Usable area"), help_text=_("Of the headquarters only."))
    founded = DayField(label=_("Founded on"), required=False)
    text = forms.CharField(label=_("Technical direction"), max_length=200, widget=forms.Textarea(attrs={"rows": 4}))
    evidence = forms.FileField(label=_("Evidence"), required=False)
    truth = forms.BooleanField(label=_("I have read the declaration and what I state is true."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].unit = "㎡"  # type: ignore[attr-defined]


class SampleFilter(forms.Form):
    words = forms.CharField(label=_("Name or number"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), ("open", _("In progress"))])


def _steps() -> list[Mapping[str, Any]]:
    now = timezone.now()
    words = (
        ("提出申请", "Application", "申报单位", "Applicant", "done"),
        ("组织管理部门审核", "Recommendation", "东城区科技局", "Dongcheng District", "done"),
        ("复核", "Formal check", "市科技局", "Bureau", "returned"),
        ("专家论证", "Expert review", "专家组", "Experts", "open"),
        ("完善建设方案", "Improvement of the plan", "申报单位", "Applicant", "skipped"),
        ("会议研究", "Deliberation", "市科技局", "Bureau", "declined"),
        ("公示", "Public notice", "市科技局", "Bureau", "waiting"),
        ("认定", "Recognition", "市科技局", "Bureau", "waiting"),
    )
    return [
        {
            "title": {"zh": zh, "en": en},
            "actor": {"zh": who_zh, "en": who_en},
            "state": state,
            "since": now - timedelta(days=20 - 3 * index) if state != "waiting" else None,
            "due": now + timedelta(days=5) if state == "open" else None,
            "provisional": state == "open",
            "clause": {"zh": "第九条（二）", "en": "Article 9(2)"} if state == "open" else None,
        }
        for index, (zh, en, who_zh, who_en, state) in enumerate(words)
    ]


def _examples(request: HttpRequest) -> dict[str, Any]:
    now = timezone.now()
    page = Paginator(range(238), 20).get_page(request.GET.get("page", 3))
    action = SimpleNamespace(key="recommend", label=_("Recommend"), tone="primary")
    other = SimpleNamespace(name="decline", label=_("Decline"), tone="outline-danger")
    columns = (
        {"key": "name", "label": {"zh": "姓名", "en": "Name"}, "kind": "text"},
        {"key": "title", "label": {"zh": "职称", "en": "Title"}, "kind": "text"},
        {"key": "share", "label": {"zh": "工作时间", "en": "Share of time"}, "kind": "integer", "unit": "%"},
    )
    return {
        "components": COMPONENTS.values(),
        "states": LOOKS,
        "findings": FINDINGS,
        "steps": _steps(),
        "page": page,
        "form": SampleForm(initial={"name": "煤炭清洁高效利用"}),
        "wrong": SampleForm({"wrong-name": "", "wrong-area": "五百", "wrong-text": "字" * 203}, prefix="wrong"),
        "filter": SampleFilter(),
        "crumbs": ((_("Home"), "/"), (_("Components"), "")),
        "tabs": (
            {"label": "申报书", "url": "?tab=1", "active": True},
            {"label": "条件自查", "url": "?tab=2", "count": 2},
            {"label": "附件", "url": "?tab=3", "count": 7},
            {"label": "流程记录", "url": "?tab=4"},
        ),
        "facts": (
            (_("Lead institution"), "示范云岭新材料有限公司"),
            (_("Usable area"), Decimal("620.50")),
            (_("Independent legal person"), True),
            (_("Founded on"), None),
        ),
        "columns": columns,
        "proves": (
            {"zh": "独立法人资格", "en": "Independent legal person"},
            {"zh": "注册地", "en": "Place of registration"},
        ),
        "rows": (
            {"name": "王建国", "title": "正高级工程师", "share": 80},
            {"name": "李晓梅", "title": "副研究员", "share": 0},
        ),
        "totals": {"share": 80},
        "events": (
            {
                "title": {"zh": "复核退回补正", "en": "Returned for correction"},
                "at": now,
                "actor": "赵敏",
                "office": {"zh": "市科技局", "en": "Bureau"},
                "text": {"zh": "请补充场地使用证明。", "en": "Please add the proof of the premises."},
                "tone": "warn",
            },
            {
                "title": {"zh": "出具推荐意见", "en": "Recommended"},
                "at": now - timedelta(days=3),
                "office": {"zh": "东城区科技局", "en": "Dongcheng District"},
                "tone": "good",
            },
            {"title": {"zh": "提交申报材料", "en": "Submitted"}, "at": now - timedelta(days=6), "actor": "孙悦"},
        ),
        "offers": (
            SimpleNamespace(action=action, allowed=True, reason=""),
            SimpleNamespace(action=other, allowed=False, reason=_("A correction is open; its answer comes first.")),
        ),
        "now": now,
        "soon": now + timedelta(days=2),
        "late": now - timedelta(days=3),
    }


def gallery(request: HttpRequest) -> HttpResponse:
    """Open to everybody while developing, to platform administrators elsewhere; others learn nothing of it."""
    if not (settings.DEBUG or holds(request.user, "manage_people", City)):
        raise Http404
    if "message" in request.GET:
        messages.success(request, _("The dossier has been submitted."))
    return render(request, "portal/gallery.html", _examples(request))
