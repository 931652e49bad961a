"""Every change of a model has its migration."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_no_migration_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        call_command("makemigrations", "--check", "--dry-run", "--skip-checks")
    except SystemExit:
        pytest.fail(f"models changed without a migration:\n{capsys.readouterr().out}")
