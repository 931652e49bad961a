"""Migrate, and give the role that runs the portal its rights. Run by the owner of the tables:

``DATABASE_URL="$DATABASE_OWNER_URL" manage.py prepare_database``
"""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.db import connection, transaction

from portal.database_roles import APP_ROLE, grant_rights, role_exists


class Command(BaseCommand):
    help = "Migrates, and gives the role that runs the portal its rights. Run it as the owner of the tables."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--app-role", default=APP_ROLE, help="the role of DATABASE_URL (default: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        role = options["app_role"]
        if connection.settings_dict["USER"] == role:
            raise CommandError(f"{role} runs the portal and owns nothing: set DATABASE_URL to the owner's address")
        call_command("migrate", verbosity=min(options["verbosity"], 1) - 1, interactive=False)
        if not role_exists(role):
            self.stderr.write(f"There is no role {role}: the owner runs the portal too, and could rewrite its events.")
            return
        with transaction.atomic():
            grant_rights(role)
