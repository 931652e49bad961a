"""The settings as a real server would have them."""

import os
import subprocess
import sys

from portal.launch.data_dir import BASE_DIR

# What a server's environment would not hold, but the tests' does.
UNSET = {"SECRET_KEY", "PORTAL_DEMO", "DEBUG", "DJANGO_ALLOW_ASYNC_UNSAFE"}


def manage(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    inherited = {key: value for key, value in os.environ.items() if key not in UNSET}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_server_behind_https_passes_the_deployment_check() -> None:
    result = manage(
        *("check", "--deploy", "--fail-level", "WARNING"),
        SECRET_KEY="k9" * 12 + "x7Qz" * 12,
        PUBLIC_URL="https://portal.example",
        SSL_REDIRECT="1",
    )
    assert result.returncode == 0, result.stderr


def test_a_server_without_a_secret_does_not_start() -> None:
    result = manage("check")
    assert result.returncode != 0
    assert "SECRET_KEY must be set" in result.stderr
