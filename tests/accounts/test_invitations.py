"""Invitations: one letter, one use, one address, and never a role that the inviter could not give."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts import end_role, grant_role
from accounts.invitations import accept, find_invitation, invite, revoke
from accounts.models import RoleAssignment, User
from accounts.permissions import has_scope
from tests.accounts.factories import make_user
from workflow import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(cast, mailoutbox, django_capture_on_commit_callbacks):
    """Invites and returns (invitation, path of the link)."""

    def send(role="clerk", scope=None, by=None, email="new@example.org"):
        with django_capture_on_commit_callbacks(execute=True):
            invitation = invite("新同事", email, role, scope or cast.city, by=by or cast.platform_admin)
        link = next(word for word in mailoutbox[-1].body.split() if "/invitation/" in word)
        return invitation, "/" + link.split("//", 1)[1].split("/", 1)[1]

    return send


def account(**changes):
    return {
        "name": "新同事",
        "username": "newcomer",
        "phone": "",
        "password1": "Long-enough-2026",
        "password2": "Long-enough-2026",
        **changes,
    }


def test_the_invited_chooses_name_and_password_and_holds_the_role(cast, letter):
    invitation, path = letter()
    client = Client()
    assert client.get(path).status_code == 200
    assert client.post(path, account()).status_code == 302
    user = User.objects.get(username="newcomer")
    assert (user.email, has_scope(user, "check_dossiers", cast.city)) == ("new@example.org", True)
    invitation.refresh_from_db()
    assert invitation.accepted_by == user
    assert RoleAssignment.objects.get(user=user).granted_by == cast.platform_admin


def test_an_officials_password_is_longer_and_an_experts_is_not(cast, letter):
    _, path = letter("clerk")
    short = account(password1="Short-2026", password2="Short-2026")
    assert "password1" in Client().post(path, short).context["form"].errors
    _, path = letter("expert", email="expert@example.org")
    assert Client().post(path, short).status_code == 302


def test_it_works_once(letter):
    _, path = letter()
    Client().post(path, account())
    assert Client().get(path).status_code == 404
    assert Client().post(path, account(username="second")).status_code == 404


def test_it_ends_after_seven_days_and_when_withdrawn(cast, letter):
    invitation, path = letter()
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert Client().get(path).status_code == 404
    revoke(invitation, by=cast.platform_admin)
    assert Client().get(path).status_code == 404
    with pytest.raises(Refused):
        revoke(invitation, by=cast.platform_admin)


def test_only_the_digest_of_the_token_is_kept(letter):
    invitation, path = letter()
    token = path.rstrip("/").rsplit("/", 1)[1]
    assert token not in invitation.token_digest
    assert find_invitation(token) == invitation
    assert find_invitation(invitation.token_digest) is None


def test_a_known_address_signs_in_and_accepts_with_its_own_account(cast, letter):
    _, path = letter(email=cast.stranger.email.upper())
    assert "sign_in_url" in Client().get(path).context
    assert cast.client("rival").post(path).status_code == 200
    assert cast.client("stranger").post(path).status_code == 302
    assert has_scope(User.objects.get(pk=cast.stranger.pk), "check_dossiers", cast.city)
    assert not RoleAssignment.objects.filter(user=cast.rival, role="clerk").exists()


def test_it_is_void_once_the_inviter_may_no_longer_give_the_role(cast, letter):
    invitation, path = letter()
    grant_role(make_user(), "platform_admin")
    end_role(RoleAssignment.objects.get(user=cast.platform_admin))
    response = Client().post(path, account())
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert not User.objects.filter(username="newcomer").exists()
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_nobody_invites_beyond_their_own_right_or_themselves(cast):
    for by, role, scope in [
        (cast.clerk, "leader", cast.city),
        (cast.leader, "leader", cast.city),
        (cast.applicant, "editor", cast.other_institution),
        (cast.colleague, "editor", cast.institution),
    ]:
        with pytest.raises(Refused):
            invite("某人", "someone@example.org", role, scope, by=by)
    with pytest.raises(Refused):
        invite("自己", cast.platform_admin.email.upper(), "leader", cast.city, by=cast.platform_admin)


def test_accepting_at_once_in_two_windows_grants_once(cast, letter):
    invitation, _ = letter()
    accept(invitation, make_user("first"))
    with pytest.raises(Refused):
        accept(invitation, make_user("second"))
