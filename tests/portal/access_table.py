"""Who gets what at which address: one row for an address and the object that it names.

Each method has a verdict per person, written as ``outcome: who who; outcome: who …``; the first that names a person
holds. ``*`` is everybody who is signed in, ``all`` includes the public. The public is sent to the sign-in page unless
it is named. Outcomes: ``ok`` (the page, a redirect elsewhere, or a form that comes back with its mistakes),
``sign-in``, or a status. A POST is sent without data.

People are those of ``tests.cast``; the dossiers belong to the applicant and the colleague, in the officer's department.
``agent`` works for an agency of the city; ``far_…`` and ``other_…`` have the same parts in another city. What is at
home in other cities alone stands in ``access_cities_table``.
"""

from __future__ import annotations

from dataclasses import dataclass

GROUPS = {
    "own": ("applicant", "colleague"),
    "bureau": ("clerk", "section_head", "leader", "second_leader", "publisher"),
    "office": ("officer", "clerk", "section_head", "leader", "second_leader", "publisher", "auditor"),
    "panel": ("chair", "expert"),
}


@dataclass(frozen=True)
class Row:
    name: str
    args: str = ""
    GET: str = ""
    POST: str = ""

    @property
    def id(self) -> str:
        return f"{self.name}({self.args})" if self.args else self.name


def both(name: str, args: str, told: str) -> Row:
    """The same for GET and POST."""
    return Row(name, args, GET=told, POST=told)


EVERYBODY = "ok: all"
PERSONS = "ok: *"
NOT_SO = "405: *"
NOT_SO_ALL = "405: all"
READERS = "ok: own office panel; 404: *"
"""Of what was handed in, while the panel is open."""
PEOPLE_KEEPERS = "ok: platform_admin clerk section_head other_clerk; 403: *"
OWN = "ok: own; 404: *"
CALENDAR = "ok: platform_admin; 403: *"
POOL = "ok: clerk section_head other_clerk; 403: *"
POOL_ENTRY = "ok: clerk section_head; 404: *"
PANEL_CLERK = "ok: clerk; 403: bureau auditor panel; 404: *"
PUBLISHER = "ok: publisher; 403: *"

PORTAL = (
    Row("portal:front", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("portal:regulation", "datong", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("portal:regulation", "atlantis", GET="404: all"),
    Row("portal:edition", "datong trial", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("portal:edition", "datong none", GET="404: all"),
    # one edition alone: nothing to compare
    Row("portal:comparison", "datong", GET="404: all", POST=NOT_SO_ALL),
    Row("portal:guides", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("portal:guide_administrator", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("portal:guide", "datong applicant", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("portal:guide", "datong agency", GET="404: all"),
    Row("portal:guide", "atlantis public", GET="404: all"),
    Row("portal:home", GET=PERSONS, POST=NOT_SO),
    Row("portal:done", GET=PERSONS, POST=NOT_SO),
    Row("portal:started", GET=PERSONS, POST=NOT_SO),
    Row("portal:effects", GET=CALENDAR, POST=NOT_SO),
    Row("portal:retry_effect", "=effect", GET=NOT_SO, POST=CALENDAR),
    Row("portal:retry_deadline", "=effect", GET=NOT_SO, POST=CALENDAR),
    Row("portal:display", GET=NOT_SO_ALL, POST=EVERYBODY),
    Row("portal:language", GET=NOT_SO_ALL, POST=EVERYBODY),
    Row("portal:components", GET="ok: platform_admin; 404: all"),
    Row("portal:self_check_cities", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("portal:self_check_compare", GET=NOT_SO_ALL, POST=EVERYBODY),
    both("portal:self_check", "datong", EVERYBODY),
    both("portal:self_check", "atlantis", "404: all"),
    Row("api:openapi", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("api:regulations", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("api:clauses", "datong trial", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("api:facts", "datong trial", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("api:assess", "datong trial", GET=NOT_SO_ALL, POST="415: all"),
)

ACCOUNTS = (
    Row("accounts:sign_in", GET=EVERYBODY, POST=EVERYBODY),
    Row("accounts:sign_out", GET=NOT_SO_ALL, POST=EVERYBODY),
    Row("accounts:change_password", GET=PERSONS, POST=PERSONS),
    Row("accounts:reset", GET=EVERYBODY, POST=EVERYBODY),
    Row("accounts:reset_sent", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("accounts:reset_confirm", "MQ no-token", GET=EVERYBODY, POST=EVERYBODY),
    Row("accounts:reset_done", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("accounts:invitation", "token", GET=EVERYBODY, POST=EVERYBODY),
    both("accounts:invitation", "unknown", "404: all"),
    Row("accounts:profile", GET=PERSONS, POST=PERSONS),
    Row("accounts:notifications", GET=PERSONS, POST=NOT_SO),
    Row("accounts:read_all", GET=NOT_SO, POST=PERSONS),
    Row("accounts:notification", "=notification", GET=NOT_SO, POST="ok: applicant; 404: *"),
    Row("accounts:register", GET=EVERYBODY, POST=EVERYBODY),
    Row("accounts:institutions", GET=PERSONS, POST=NOT_SO),
    Row("accounts:institution", "=institution", GET="ok: own office; 404: *", POST=NOT_SO),
    both("accounts:correct", "=institution", "ok: applicant; 403: colleague office; 404: *"),
    both("accounts:claim", "=institution name", "ok: own; 403: office; 404: *"),
    Row("accounts:verify", "=institution =attribute", GET=NOT_SO, POST="ok: officer; 403: own office; 404: *"),
    Row("accounts:invite_member", "=institution", GET=NOT_SO, POST="ok: applicant; 403: colleague office; 404: *"),
    Row(
        "accounts:withdraw_member_invitation",
        "=institution =member_invitation",
        GET=NOT_SO,
        POST="ok: applicant; 403: colleague office; 404: *",
    ),
    Row(
        "accounts:end_member",
        "=institution =member",
        GET=NOT_SO,
        POST="ok: applicant; 403: colleague office; 404: *",
    ),
    Row("accounts:registrations", GET="ok: officer other_officer; 403: *", POST=NOT_SO),
    Row("accounts:registration", "=waiting", GET="ok: officer; 403: office; 404: *", POST=NOT_SO),
    *(
        both("accounts:registration_act", f"=waiting {act}", "ok: officer; 403: office; 404: *")
        for act in ("confirm", "return")
    ),
    Row("accounts:people", GET=PEOPLE_KEEPERS, POST=NOT_SO),
    Row("accounts:invite_person", GET=PEOPLE_KEEPERS, POST=PEOPLE_KEEPERS),
    Row(
        "accounts:withdraw_invitation",
        "=expert_invitation",
        GET=NOT_SO,
        POST="ok: platform_admin clerk section_head; 404: other_clerk; 403: *",
    ),
    Row(
        "accounts:end_role", "=role", GET=NOT_SO, POST="ok: platform_admin; 404: clerk section_head other_clerk; 403: *"
    ),
    both("accounts:deputy", "=role", "ok: platform_admin; 404: clerk section_head other_clerk; 403: *"),
)

CITIES_DOCUMENTS_FILES = (
    Row("cities:years", GET=CALENDAR, POST=CALENDAR),
    Row("cities:year", "2026", GET=CALENDAR, POST=NOT_SO),
    Row("cities:toggle", "2026", GET=NOT_SO, POST=CALENDAR),
    Row("cities:confirm", "2026", GET=NOT_SO, POST=CALENDAR),
    Row("documents:verify", GET=EVERYBODY, POST=EVERYBODY),
    Row("documents:jobs", GET=PERSONS, POST=NOT_SO),
    Row("documents:job", "=job", GET="ok: applicant; 404: *", POST=NOT_SO),
    Row("documents:retry", "=job", GET=NOT_SO, POST="ok: applicant; 404: *"),
    Row("files:upload", GET=NOT_SO_ALL, POST="ok: *; 401: public"),
    Row("files:download", "=file_record", GET=EVERYBODY),
    Row("files:download", "=file_draft", GET="ok: own; 404: all", POST=NOT_SO_ALL),
    Row("files:download", "=file_submitted", GET="ok: own office panel; 404: all"),
    Row("files:download", "=file_unclaimed", GET="ok: applicant; 404: all"),
    Row("files:download", "=file_licence", GET="ok: own office; 404: all"),
    Row("files:download", "=file_evidence", GET="ok: section_head; 404: all"),
    Row("files:download", "=file_photo", GET="ok: bureau auditor panel; 404: all"),
    Row("files:download", "=file_job", GET="ok: applicant; 404: all"),
    Row("files:download", "=file_paper", GET="ok: own office; 404: all"),
    Row("files:download", "=file_paper_decided", GET="ok: bureau auditor; 404: all"),
    Row("files:download", "=file_signed", GET="ok: bureau auditor panel; 404: all"),
    Row("files:download", "=nobody", GET="404: all"),
)

NOTICES = (
    Row("notices:list", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("notices:notice", "=notice", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("notices:notice", "=announcement", GET="404: all"),
    Row("notices:object", "=notice =item", GET=EVERYBODY, POST=EVERYBODY),
    Row("notices:follow", GET=EVERYBODY, POST=EVERYBODY),
    Row("notices:received", GET="404: all", POST=NOT_SO_ALL),
    Row("notices:objections", GET="ok: section_head; 403: *", POST=NOT_SO),
    Row("notices:objection", "=objection", GET="ok: section_head; 404: *", POST=NOT_SO),
    Row("notices:act", "=objection triage_accept", GET=NOT_SO, POST="ok: section_head; 404: *"),
    Row("notices:act", "=objection receive", POST="404: *"),
    Row("notices:manage", GET=PUBLISHER, POST=NOT_SO),
    Row("notices:compose", GET=PUBLISHER, POST=PUBLISHER),
    Row("notices:preview", "=notice", GET=PUBLISHER, POST=NOT_SO),
    Row("notices:preview", "=announcement", GET="ok: publisher; 404: *"),
    both("notices:edit", "=announcement", "ok: publisher; 404: *"),
    both("notices:edit", "=notice", "404: publisher; 403: *"),
    Row("notices:post", "=announcement", GET=NOT_SO, POST="ok: publisher; 404: *"),
    Row("notices:withdraw", "=notice", GET=NOT_SO, POST=PUBLISHER),
)

MATERIALS = (
    Row("materials:overview", "=draft", GET=OWN, POST=NOT_SO),
    Row("materials:overview", "=submitted", GET=OWN),
    Row("materials:section", "=draft basic", GET=OWN, POST=NOT_SO),
    Row("materials:section_save", "=draft basic", GET=NOT_SO, POST=OWN),
    Row("materials:section_save", "=submitted basic", POST="403: own; 404: *"),
    Row("materials:rows", "=draft people", GET=OWN, POST=OWN),
    Row("materials:row", "=draft people =row", GET=OWN, POST=OWN),
    Row("materials:row_move", "=draft people =row", GET=NOT_SO, POST=OWN),
    Row("materials:roster_template", "=draft people", GET=OWN, POST=NOT_SO),
    Row("materials:roster_export", "=draft people", GET=OWN, POST=NOT_SO),
    Row("materials:roster_export", "=submitted people", GET=OWN),
    Row("materials:roster_import", "=draft people", GET=OWN, POST=OWN),
    both("materials:roster_take_over", "=draft people =book", "ok: applicant; 404: *"),
    Row("materials:plan", "=draft", GET=OWN, POST=NOT_SO),
    Row("materials:plan_save", "=draft objectives", GET=NOT_SO, POST=OWN),
    Row("materials:attachments", "=draft", GET=OWN, POST=NOT_SO),
    Row("materials:attachment_add", "=draft leading_evidence", GET=NOT_SO, POST=OWN),
    Row("materials:attachment_note", "=draft =attachment", GET=NOT_SO, POST=OWN),
    Row("materials:attachment_delete", "=draft =attachment", GET=NOT_SO, POST=OWN),
    Row("materials:preview", "=draft", GET=OWN, POST=NOT_SO),
    Row("materials:draft_pdf", "=draft", GET=NOT_SO, POST=OWN),
    Row("materials:draft_pdf", "=submitted", POST=OWN),
    Row("materials:submission", "=submitted 1", GET=READERS, POST=NOT_SO),
    Row("materials:submission_pdf", "=submitted 1", GET=NOT_SO, POST=READERS),
    Row("materials:review_pdf", "=submitted 1", GET=NOT_SO, POST="ok: office; 403: own panel; 404: *"),
    Row("materials:compare", "=submitted 1 1", GET=READERS, POST=NOT_SO),
    Row("materials:submission", "=submitted 9", GET="404: *"),
)

APPLICATIONS = (
    Row("applications:dossiers", GET=PERSONS, POST=NOT_SO),
    Row("applications:new", GET="ok: own rival; 404: *", POST="404: *"),
    Row("applications:publish", GET=PUBLISHER, POST=PUBLISHER),
    # the regulation of this city lets nobody be entrusted
    both("applications:entrust", "", "403: *"),
    Row("applications:calls", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("applications:editions", GET="ok: bureau auditor other_clerk other_leader; 403: *", POST=NOT_SO),
    both("applications:edition_record", "datong trial", "ok: clerk; 403: *"),
    both("applications:edition_adopt", "datong trial", "ok: leader second_leader; 403: *"),
    both("applications:edition_adopt", "datong none", "404: *"),
    both("applications:what_ifs", "", "ok: bureau auditor other_clerk other_leader; 403: *"),
    Row("applications:what_if", "=what_if", GET="ok: clerk; 404: *", POST=NOT_SO),
    Row("applications:call_new", GET="ok: clerk other_clerk; 403: *", POST="ok: clerk other_clerk; 403: *"),
    Row("applications:call", "=call", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("applications:call", "=call_draft", GET="ok: clerk; 404: all"),
    both("applications:call_edit", "=call", "ok: clerk; 403: *"),
    both("applications:call_edit", "=call_draft", "ok: clerk; 404: other_clerk; 403: *"),
    Row("applications:call_switch", "=call", GET=NOT_SO, POST="ok: clerk; 403: *"),
    Row("applications:call_switch", "=call_draft", POST="ok: clerk; 404: *"),
    both("applications:layout_plan_new", "", "403: *"),
    Row("applications:layout_plan", "00000000-0000-4000-8000-000000000000", GET="404: all", POST=NOT_SO_ALL),
    Row("applications:intention", "=dossier_draft", GET=OWN, POST=NOT_SO),
    Row("applications:intention", "=dossier", GET=OWN),
    Row("applications:dossier", "=dossier", GET=READERS, POST=NOT_SO),
    Row("applications:dossier", "=dossier_draft", GET=OWN),
    Row("applications:dossier", "=on_notice", GET="ok: own office; 404: *"),
    *(
        Row("applications:tab", f"=dossier {tab}", GET=READERS, POST=NOT_SO)
        for tab in ("application", "conditions", "attachments", "review")
    ),
    *(
        Row("applications:tab", f"=dossier {tab}", GET="ok: own office; 404: *")
        for tab in ("publicity", "papers", "record")
    ),
    Row("applications:tab", "=dossier secrets", GET="404: *"),
    Row("applications:tab", "=dossier_draft record", GET=OWN),
    both("applications:check", "=dossier", "ok: clerk section_head; 403: own office panel; 404: *"),
    *(
        both("applications:act", f"=dossier {act}", f"ok: {who}; 403: own office panel; 404: *")
        for act, who in (
            ("submit", "applicant"),
            ("withdraw", "applicant"),
            ("recommend", "officer"),
            ("decline", "officer"),
            ("return_for_correction", "officer clerk"),
            ("pass_check", "clerk"),
            ("convene_panel", "clerk"),
            ("accept_plan", "clerk"),
            ("record_meeting", "section_head"),
            ("refuse", "section_head"),
            ("post_notice", "publisher"),
            ("approve", "leader second_leader"),
            ("issue_paper", "clerk"),
            ("announce", "publisher"),
            ("declare_interest", "officer bureau"),
            ("submit_plan", "applicant"),
            ("return_plan", "clerk"),
            ("check_conditions", "clerk section_head"),
            ("refuse_approval", "leader second_leader"),
            ("reconsider", "section_head"),
        )
    ),
    both("applications:act", "=dossier close_publicity", "ok: publisher; 403: own office panel; 404: *"),
    # the portal does these by itself, or they come with another act
    *(
        both("applications:act", f"=dossier {act}", "404: *")
        for act in ("begin", "objection_upheld", "enter_on_list", "announce_with_list")
    ),
    both("applications:act", "=dossier_draft submit", "ok: applicant; 403: colleague; 404: *"),
    both("applications:act", "=dossier conclude_review", "404: *"),
    both("applications:act", "=dossier no_such_act", "404: *"),
)

REVIEWS = (
    Row("reviews:home", GET=PERSONS, POST=NOT_SO_ALL),
    Row("reviews:agencies", GET=POOL, POST=NOT_SO_ALL),
    both("reviews:agency_add", "", POOL),
    both("reviews:agency", "=agency", POOL_ENTRY),
    Row("reviews:agency_invite", "=agency", GET=NOT_SO_ALL, POST=POOL_ENTRY),
    Row("reviews:agency_invite_again", "=agency =agency_place", GET=NOT_SO_ALL, POST=POOL_ENTRY),
    Row("reviews:agency_end", "=agency =agency_place", GET=NOT_SO_ALL, POST=POOL_ENTRY),
    Row("reviews:experts", GET=POOL, POST=NOT_SO_ALL),
    Row("reviews:expert_add", GET=POOL, POST=POOL),
    Row("reviews:expert", "=pool", GET=POOL_ENTRY, POST=POOL_ENTRY),
    Row("reviews:expert_active", "=pool", GET=NOT_SO_ALL, POST=POOL_ENTRY),
    Row("reviews:expert_invite", "=pool", GET=NOT_SO_ALL, POST=POOL_ENTRY),
    Row("reviews:panel", "=panel", GET="ok: bureau auditor panel; 404: *", POST=NOT_SO_ALL),
    Row("reviews:summary", "=panel", GET="403: bureau auditor panel; 404: *", POST=NOT_SO_ALL),
    Row("reviews:panel", "=panel_done", GET="ok: bureau auditor panel; 404: *"),
    Row("reviews:summary", "=panel_done", GET="ok: bureau auditor chair; 403: expert; 404: *"),
    Row("reviews:appoint", "=panel", GET=PANEL_CLERK, POST=PANEL_CLERK),
    both("reviews:conclude", "=panel", "ok: clerk chair; 403: bureau auditor panel; 404: *"),
    *(
        Row("reviews:act", f"=panel {act}", GET=PANEL_CLERK, POST=PANEL_CLERK)
        for act in ("dissolve", "open", "designate_chair", "replace", "record_activity")
    ),
    both("reviews:act", "=panel recuse", "ok: panel; 403: bureau auditor; 404: *"),
    both("reviews:act", "=panel declare", "403: bureau auditor panel; 404: *"),
    both("reviews:act", "=panel submit_sheet", "404: *"),
    both("reviews:sheet", "=panel", "ok: panel; 403: bureau auditor; 404: *"),
    Row("reviews:sheet_save", "=panel", GET=NOT_SO_ALL, POST="ok: panel; 403: bureau auditor; 404: *"),
)

CENTRES = (
    Row("centres:register", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("centres:centre", "=centre", GET=EVERYBODY, POST=NOT_SO_ALL),
    Row("centres:centre", "=centre_decided", GET="404: all"),
)

TABLE: tuple[Row, ...] = (
    *PORTAL,
    *ACCOUNTS,
    *CITIES_DOCUMENTS_FILES,
    *NOTICES,
    *MATERIALS,
    *APPLICATIONS,
    *REVIEWS,
    *CENTRES,
)


def verdict(told: str, role: str) -> str:
    """The outcome that the notation declares for this person."""
    for clause in told.split(";"):
        outcome, _colon, who = clause.partition(":")
        named = {name for word in who.split() for name in GROUPS.get(word, (word,))}
        if role in named or "all" in named or ("*" in named and role != "public"):
            return outcome.strip()
    if role == "public":
        return "sign-in"
    raise KeyError(f"{role} is not declared in {told!r}")
