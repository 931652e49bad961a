"""Telling people: a notification on the portal, and the same by e-mail through an effect of the event."""

import logging
from collections.abc import Iterable
from email.utils import formatdate
from smtplib import SMTPConnectError, SMTPException, SMTPServerDisconnected
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Institution, Notification, User
from cities.models import City
from cities.speaking import speaking
from workflow import effect
from workflow.effects import Unreachable, dispatch
from workflow.models import Effect, Event, EventDetail

logger = logging.getLogger(__name__)
MAIL_TROUBLE = (SMTPException, OSError)


def notify(
    users: Iterable[Any],
    message_key: str,
    params: dict[str, Any] | None = None,
    url: str = "",
    *,
    event: Event | None = None,
) -> None:
    """Tell each of these people. ``message_key`` is an English msgid with ``%(name)s`` places, marked for translation
    where it is written (``gettext_noop``); a parameter may be ``{"zh": …, "en": …}``.

    With an event it happens once per person, message and event however often it is called, and goes out by e-mail too.
    """
    recipients = {user.pk: user for user in users if user.is_active}
    Notification.objects.bulk_create(
        (
            Notification(user=user, event=event, message=message_key, params=params or {}, url=url)
            for user in recipients.values()
        ),
        ignore_conflicts=event is not None,
    )
    if event is None:
        return
    if EventDetail.objects.filter(event=event, data__has_key="imported").exists():
        # Through the import door: it stands among the messages under its own day, and no mail goes out about it now.
        Notification.objects.filter(event=event, message=message_key).update(created_at=event.at)
        return
    told = Notification.objects.filter(event=event, message=message_key, user__in=recipients, mailed_at__isnull=True)
    keys = {f"{event.pk}:mail:{row.ref}": row.pk for row in told.exclude(user__email="").only("pk", "ref")}
    there = set(Effect.objects.filter(key__in=keys).values_list("key", flat=True))
    dispatch(
        Effect.objects.bulk_create(
            Effect(event=event, kind="mail", key=key, arguments={"notification": pk}, run_after=timezone.now())
            for key, pk in keys.items()
            if key not in there
        )
    )


@effect("notify")
def notify_of_event(row: Effect) -> None:
    """``act.effect("notify", key=…, users=[ids], message=…, params={…}, url=…)``."""
    given = row.arguments
    users = User.objects.filter(pk__in=given["users"])
    notify(users, given["message"], given.get("params"), given.get("url", ""), event=row.event)


@effect("mail")
def mail_notification(row: Effect) -> None:
    """Send one notification. Its Message-ID is always the same, so that a repetition shows as one message."""
    # Not locked: the effect is, and the person may read the notification while a slow server takes the letter.
    told = Notification.objects.select_related("user").get(pk=row.arguments["notification"])
    if told.mailed_at is not None or not told.user.email or not told.user.is_active:
        return
    try:
        with override(told.user.language), speaking(_city_or_edition(row.event)):
            send_mail(
                told.user.email,
                subject=told.text,
                template="accounts/mail/notification.txt",
                context={"notification": told, "user": told.user, "link": absolute(told.url)},
                message_id=str(told.ref),
            )
    except (SMTPServerDisconnected, SMTPConnectError) as error:
        raise Unreachable(str(error)) from error
    except SMTPException:
        raise  # the server answers, and refuses this letter
    except OSError as error:
        raise Unreachable(str(error)) from error
    told.mailed_at = timezone.now()
    told.save(update_fields=["mailed_at"])


def _city_or_edition(event: Event) -> City | str | None:
    """In whose words a mail about the event speaks: a registration has a city, but no edition."""
    if event.process.edition:
        return event.process.edition
    institution = Institution.objects.select_related("city").filter(process=event.process).first()
    return institution.city if institution else None


def absolute(url: str) -> str:
    return f"{settings.PUBLIC_URL}{url}" if url.startswith("/") else url


def send_mail(to: str, *, subject: str, template: str, context: dict[str, Any], message_id: str) -> None:
    """One plain letter in the language that is active."""
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    prefix = _("[Technology innovation centres]")
    EmailMessage(
        subject=f"{prefix} {' '.join(subject.split())}"[:200],
        body=render_to_string(template, {**context, "portal": settings.PUBLIC_URL}),
        to=[to],
        headers={"Message-ID": f"<{message_id}@{host}>", "Date": formatdate(localtime=True)},
    ).send()


def mail_server_answers() -> bool:
    """Whether letters can leave at this moment, for pages on which somebody waits for one."""
    connection = get_connection()
    if not isinstance(connection, SmtpBackend):
        return True
    try:
        connection.open()
    except MAIL_TROUBLE:
        logger.warning("the mail server does not answer", exc_info=True)
        return False
    connection.close()
    return True
