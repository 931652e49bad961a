"""The pages in docs/procedures show what the declarations say."""

from django.core.management import call_command


def test_the_drawn_procedures_are_current():
    call_command("draw_procedures", "--check")  # raises with the names of the pages that are not
