import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.granting import grant_role
from accounts.models import User


class Command(BaseCommand):
    help = "Create the first platform administrator of a new portal; the password shown has to be changed at once."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("username")
        parser.add_argument("name")
        parser.add_argument("email")

    @transaction.atomic
    def handle(self, *args: Any, username: str, name: str, email: str, **options: Any) -> None:
        if User.objects.filter(username__iexact=username).exists():
            raise CommandError(f"there is a user {username} already")
        password = secrets.token_urlsafe(18)
        user = User.objects.create_user(username, password, name=name, email=email, must_change_password=True)
        grant_role(user, "platform_admin", reason="first platform administrator")
        self.stdout.write(password)
