"""What looks like markup, a template or a letter's header is shown as the text it is, wherever it is shown."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail

from accounts.models import Institution, Notification, User
from accounts.notifying import notify, send_mail
from tests.cast import Cast
from tests.hostile.strings import MARKUP
from tests.materials.factories import make_draft, purpose

ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7|add:7 }}"
PAGES = {
    "applicant": (
        "/home/",
        "/accounts/profile/",
        "/accounts/notifications/",
        "/accounts/institutions/",
        "/dossiers/new/",
    ),
    "officer": ("/accounts/registrations/?state=confirmed",),
    "platform_admin": ("/accounts/people/",),
}


def must_be_text(page: str, where: str) -> None:
    assert "<script>alert" not in page, where
    assert "14" not in page.replace(ESCAPED, "").partition("{{ 7|add:7 }}")[1], where


@pytest.fixture
def named(cast: Cast) -> Cast:
    """Institution and people with such names, as if no form had ever looked at them."""
    Institution.objects.filter(pk=cast.institution.pk).update(name=MARKUP, address=MARKUP, contact_name=MARKUP[:60])
    User.objects.filter(pk__in=[cast.applicant.pk, cast.colleague.pk, cast.clerk.pk]).update(name=MARKUP[:60])
    notify([cast.applicant], "%(institution)s has registered and waits for your confirmation.", {"institution": MARKUP})
    return cast


def test_names_are_text_on_every_page(named: Cast) -> None:
    seen = 0
    for role, paths in PAGES.items():
        client = named.client(role)
        for path in (*paths, f"/accounts/institutions/{named.institution.ref}/"):
            response = client.get(path, follow=True)
            page = response.content.decode()
            must_be_text(page, path)
            seen += "&lt;script&gt;alert(1)" in page
    assert seen > 5, "the names are shown, and escaped"


def test_answers_are_text_in_form_and_preview(named: Cast) -> None:
    client = named.client("applicant")
    with purpose():
        draft = make_draft(Institution.objects.get(pk=named.institution.pk))
        base = f"/materials/{draft.ref}/"
        sent = {"version": "0", "changed": ["short_name", "direction"], "short_name": MARKUP, "direction": MARKUP}
        answer = client.post(f"{base}s/basic/save/", sent, headers={"Accept": "application/json"})
        assert answer.status_code in (200, 422)
        assert "<script>alert" not in str(answer.json()["fragments"])
        for path in ("", "s/basic/", "preview/"):
            page = client.get(f"{base}{path}").content.decode()
            must_be_text(page, path)
        assert ESCAPED in client.get(f"{base}s/basic/").content.decode(), "what was typed stands there again"


def test_a_name_cannot_write_headers_of_a_letter(named: Cast, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    row = Notification.objects.filter(user=named.applicant).latest("pk")
    send_mail(
        "a@example.org",
        subject=f"甲\r\nBcc: evil@example.org\n{MARKUP}" + "长" * 500,
        template="accounts/mail/notification.txt",
        context={"notification": row, "user": row.user, "link": "/"},
        message_id="one",
    )
    letter = mail.outbox[0].message()
    assert letter["Bcc"] is None
    assert mail.outbox[0].recipients() == ["a@example.org"]
    assert MARKUP in mail.outbox[0].body, "a letter is plain text: nothing is escaped, nothing runs"
