"""Processes and papers for tests, through the real door."""

from typing import Any

from django.utils import timezone

import documents
from accounts.models import User
from cities.models import City
from documents.models import Document
from workflow import start_process
from workflow.act import Act
from workflow.models import Process
from workflow.registry import Action


def make_process(kind: str = "recognition") -> Process:
    return start_process(kind, "datong/trial", [])


def make_act(process: Process, user: User, now: Any = None) -> Act:
    """An act in progress, as an action's code gets it; its effects are left to the test."""
    action = Action(key="issue", kind=process.kind, label="Issue", run=lambda act: None, who=lambda subject, user: True)
    return Act(action, None, process, None, user, {}, now or timezone.now())


def issue_paper(act: Act, city: City, **fields: Any) -> Document:
    given = {
        "kind": "recognition",
        "title": "关于认定“大同市羊绒精深加工技术创新中心”的通知",
        "template": "documents/pdf/base.html",
        "context": {},
        "signatory": "张签发",
    }
    return documents.issue(act, city=city, **given | fields)


def make_file(document: Document, act: Act) -> Document:
    """Do what the worker does with the effect of the act."""
    from documents.issuing import make_file as handler
    from workflow import chain
    from workflow.models import Effect

    event = chain.append(
        act.process,
        actor=act.user,
        data={},
        action="issue",
        stage=None,
        office="bureau",
        at=act.now,
        from_state="",
        to_state="",
        audience=["bureau"],
    )
    kind, key, arguments = act.effects[-1]
    handler(Effect(event=event, kind=kind, key=key, arguments=arguments))
    document.refresh_from_db()
    return document
