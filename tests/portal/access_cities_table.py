"""Who gets what of what only some cities have, in the notation of ``access_table``; objects are those of
``access_cities``. Whoever is not named, those of another city first, gets the last clause.
"""

from __future__ import annotations

from tests.portal.access_table import EVERYBODY, NOT_SO, NOT_SO_ALL, OWN, Row, both

READERS = "ok: own office; 404: *"
ENTRUSTED = "ok: own office agent; 404: *"


def act(subject: str, key: str, who: str, readers: str = "own office") -> Row:
    return both("applications:act", f"={subject} {key}", f"ok: {who}; 403: {readers}; 404: *")


HOHHOT = (
    Row("applications:layout_plan", "=plan", GET=EVERYBODY, POST=NOT_SO_ALL),
    both("applications:layout_plan_new", "", "ok: clerk; 403: *"),
    both("applications:entrust", "", "ok: far_clerk; 403: *"),
    Row("applications:intention", "=stating", GET=OWN, POST=NOT_SO),
    Row("applications:intention", "=candidate", GET=OWN),
    Row("applications:dossier", "=stating", GET=OWN),
    Row("applications:tab", "=stating intention", GET=OWN),
    Row("applications:dossier", "=candidate", GET=READERS),
    # what the intention states is read as it was handed in; the draft behind it by its own people alone
    Row("applications:tab", "=candidate application", GET=READERS),
    Row("applications:tab", "=candidate record", GET=READERS),
    Row("materials:overview", "=candidate_draft", GET=OWN, POST=NOT_SO),
    Row("materials:preview", "=candidate_draft", GET=OWN),
    Row("materials:draft_pdf", "=candidate_draft", POST=OWN),
    Row("materials:submission", "=candidate_draft 1", GET="404: *"),
    Row("materials:roster_export", "=candidate_draft people", GET=OWN),
    Row("files:download", "=file_intention", GET="ok: own; 404: all"),
    act("stating", "submit_intention", "applicant", "colleague"),
    act("candidate", "submit_intention", "applicant"),
    *(act("candidate", key, "officer") for key in ("choose_candidate", "return_intention", "decline_candidate")),
    Row("applications:tab", "=recognised instalments", GET=READERS, POST=NOT_SO),
    *(act("recognised", key, "clerk") for key in ("record_instalment", "amend_instalment")),
    Row("files:download", "=file_plan", GET=EVERYBODY),
    Row("centres:centre", "=centre", GET=EVERYBODY),
)

SHIJIAZHUANG = (
    both("applications:entrust", "", "403: *"),
    both("applications:layout_plan_new", "", "ok: far_clerk; 403: *"),
    Row("applications:dossier", "=credit", GET=READERS),
    Row("applications:tab", "=credit credit", GET=READERS, POST=NOT_SO),
    both("applications:check", "=credit", "ok: officer; 403: own office; 404: *"),
    *(act("credit", key, "officer") for key in ("record_credit", "finish_credit_check")),
    act("refused", "record_service", "officer clerk"),
    act("refused", "receive_refusal", "own"),
    Row("materials:submission", "=credit_draft 1", GET=READERS),
    Row("materials:review_pdf", "=credit_draft 1", POST="ok: office; 403: own; 404: *"),
    Row("files:download", "=file_credit", GET="ok: office; 404: all"),
    Row("files:download", "=file_submitted", GET="ok: own office; 404: all"),
)

LIAOCHENG = (
    both("applications:entrust", "", "ok: clerk; 403: *"),
    Row("applications:call", "=call", GET=EVERYBODY),
    Row("files:download", "=file_basis", GET=EVERYBODY),
    Row("files:download", "=file_basis_draft", GET="ok: clerk; 404: all"),
    both("reviews:agency", "=agency", "ok: clerk section_head; 404: *"),
    Row("reviews:agency_end", "=agency =agency_place", GET=NOT_SO_ALL, POST="ok: clerk section_head; 404: *"),
    Row("applications:dossier", "=entrusted", GET=ENTRUSTED),
    *(Row("applications:tab", f"=entrusted {tab}", GET=ENTRUSTED) for tab in ("conditions", "attachments", "review")),
    *(Row("applications:tab", f"=entrusted {tab}", GET=READERS) for tab in ("publicity", "papers", "record")),
    Row("applications:dossier", "=concealed", GET=READERS),
    Row("applications:tab", "=concealed papers", GET=READERS),
    Row("materials:overview", "=entrusted_draft", GET=OWN),
    Row("materials:submission", "=entrusted_draft 1", GET=ENTRUSTED),
    Row("materials:submission", "=concealed_draft 1", GET=READERS),
    Row("materials:submission_pdf", "=entrusted_draft 1", POST=ENTRUSTED),
    Row("materials:review_pdf", "=entrusted_draft 1", POST="ok: office agent; 403: own; 404: *"),
    both("applications:check", "=entrusted", "ok: clerk section_head agent; 403: own office; 404: *"),
    *(
        act("entrusted", key, who, "own office agent")
        for key, who in (
            ("check_conditions", "clerk section_head agent"),
            ("return_for_correction", "clerk"),
            ("pass_check", "clerk"),
            ("entrust", "clerk"),
            ("end_entrustment", "clerk"),
            ("give_opinion", "agent"),
            ("step_aside", "agent"),
            ("relax", "section_head"),
            ("take_back_relaxation", "section_head"),
        )
    ),
    act("agreement", "hand_in_task_agreement", "applicant"),
    *(act("agreement", key, "clerk") for key in ("file_task_agreement", "return_task_agreement")),
    Row("applications:tab", "=agreement papers", GET=READERS),
    Row("reviews:panel", "=panel", GET="ok: bureau auditor expert; 404: *"),
    Row("files:download", "=file_submitted", GET="ok: own office agent; 404: all"),
    Row("files:download", "=file_beside", GET="ok: own office; 404: all"),
    *(
        Row("files:download", f"={name}", GET="ok: bureau auditor; 404: all")
        for name in ("file_relaxation", "file_judgement", "file_list")
    ),
    *(Row("files:download", f"={name}", GET="ok: own office; 404: all") for name in ("file_agreement", "file_copy")),
    Row("centres:centre", "=centre", GET=EVERYBODY),
    Row("centres:centre", "=centre_concealed", GET="404: all"),
)

CITY_TABLES: dict[str, tuple[Row, ...]] = {
    "hohhot": HOHHOT,
    "shijiazhuang": SHIJIAZHUANG,
    "liaocheng": LIAOCHENG,
}
