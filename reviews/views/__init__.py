"""The pages of panels, sheets and pools. All of them are for people who are signed in."""

from django.http import HttpRequest

from accounts.models import User


class SignedInRequest(HttpRequest):
    """What a view behind ``login_required`` gets."""

    user: User
