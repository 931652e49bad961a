"""What the role that runs the portal may not do, whatever it was tricked into."""

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from portal.database_roles import APP_ROLE, append_only_tables
from tests.databases import TestDatabases, with_database

pytestmark = pytest.mark.django_db


def refused(statement: str) -> None:
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert isinstance(caught.value.__cause__, psycopg.errors.InsufficientPrivilege), caught.value


def test_the_portal_runs_under_the_role_that_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (APP_ROLE,)
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, False)


def test_events_are_append_only() -> None:
    assert "workflow_event" in append_only_tables()


@pytest.mark.parametrize(
    "act", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0} CASCADE"], ids=["update", "delete", "truncate"]
)
def test_what_is_append_only_is_never_changed(act: str) -> None:
    for model in apps.get_models():
        if model._meta.db_table in append_only_tables():
            refused(act.format(model._meta.db_table, model._meta.pk.column))


@pytest.mark.parametrize(
    "act",
    [
        "TRUNCATE workflow_process CASCADE",
        "ALTER TABLE workflow_event DISABLE TRIGGER ALL",
        "ALTER TABLE workflow_event ADD COLUMN x integer",
        "DROP TABLE workflow_event CASCADE",
        "SET ROLE portal_owner",
        "CREATE TABLE loophole (id integer)",
        "SET session_replication_role = replica",
        "DELETE FROM django_migrations",
    ],
)
def test_the_structure_is_out_of_reach(act: str) -> None:
    refused(act)


def test_every_other_table_can_be_written() -> None:
    """A table that ``prepare_database`` forgot would only be noticed in production."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
            "AND NOT has_table_privilege(current_user, oid, 'SELECT, INSERT')"
        )
        closed = {name for (name,) in cursor.fetchall()}
    assert closed <= {"django_migrations"}


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_leaves_the_next_one_a_fresh_database(test_databases: TestDatabases) -> None:
    from cities.models import City

    before = City.objects.count()
    City.objects.all().first().divisions.all().delete()
    assert before == City.objects.count()
    owner = with_database(test_databases.owner_url, test_databases.template)
    with psycopg.connect(owner) as template:
        assert template.execute("SELECT count(*) FROM cities_division").fetchone() != (0,)
