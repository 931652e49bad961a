"""What the role that runs the portal may do in the database.

Two roles: the owner migrates and owns every table; the portal runs under another that owns none. So nothing that
runs, however it was tricked, can drop a table, disable a trigger or rewrite what is append-only. There are no default
privileges on purpose: a new table is closed to the portal until ``manage.py prepare_database`` has said what it may.
"""

from django.apps import apps
from django.db import connection
from django.db.models import Model

APP_ROLE = "portal_app"
# Written by migrations only.
READ_ONLY_TABLES = frozenset({"django_migrations"})


def append_only_tables() -> set[str]:
    """The tables of models that say of themselves ``append_only = True``."""
    models: list[type[Model]] = list(apps.get_models(include_auto_created=True))
    return {model._meta.db_table for model in models if getattr(model, "append_only", False)}


def role_exists(role: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        return cursor.fetchone() is not None


def grant_rights(role: str) -> None:
    """Give ``role`` exactly its rights on every table there is; repeatable."""
    append_only = append_only_tables()
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}, PUBLIC")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
        for table in connection.introspection.table_names(cursor):
            if table in READ_ONLY_TABLES:
                rights = "SELECT"
            elif table in append_only:
                rights = "SELECT, INSERT"
            else:
                rights = "SELECT, INSERT, UPDATE, DELETE"
            cursor.execute(f"GRANT {rights} ON {connection.ops.quote_name(table)} TO {name}")
