"""What the packages above listen for."""

from django.dispatch import Signal

# Sent after the days of confirmed years changed or a year was confirmed; ``years`` is the set of years. Whoever keeps
# dates computed from the calendar computes the provisional ones anew.
calendar_changed = Signal()

# Sent after ``load_reference`` wrote cities and divisions.
reference_loaded = Signal()
