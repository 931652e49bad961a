"""Events are chained: whoever changes the past leaves a trace."""

import psycopg
import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from tests.accounts.factories import make_user
from tests.databases import with_database
from tests.workflow.factories import make_matter
from workflow import perform
from workflow.chain import anchor, broken_links, canonical, event_digest, payload_digest
from workflow.models import ChainAnchor, Event, EventDetail, Process


@pytest.fixture
def chain(matter, person, declare):
    """Three events on one matter."""
    declare.action("say", lambda act: act.note(word=act.data["word"]))
    for word in ("一", "二", "三"):
        perform(matter, "say", person, word=word)
    return matter.process


@pytest.mark.django_db
class TestWhole:
    def test_each_event_covers_the_one_before(self, chain):
        first, second, third = chain.events.order_by("seq")
        assert first.previous == ""
        assert second.previous == first.digest
        assert third.previous == second.digest
        assert all(event.digest == event_digest(event) for event in (first, second, third))
        assert (Process.objects.get(pk=chain.pk).head, Process.objects.get(pk=chain.pk).seq) == (third.digest, 3)

    def test_an_untouched_chain_has_no_broken_link(self, chain):
        assert list(broken_links()) == []

    def test_the_command_says_so(self, chain, capsys):
        call_command("check_events")
        assert "follows the one before" in capsys.readouterr().out

    def test_emptied_words_keep_the_chain(self, chain):
        """Anonymisation empties names and words; the digests stay."""
        EventDetail.objects.filter(event__process=chain).update(data={}, actor_name="", salt="")
        assert list(broken_links()) == []

    def test_words_are_salted_so_that_short_ones_cannot_be_guessed(self):
        assert payload_digest("a", "王", {"met": True}) != payload_digest("b", "王", {"met": True})

    def test_one_value_has_one_spelling(self):
        assert canonical({"b": 1, "a": "大"}) == canonical({"a": "大", "b": 1}) == '{"a":"大","b":1}'


@pytest.mark.django_db
class TestBroken:
    def broken(self, chain):
        return [line.removeprefix(f"process {chain.pk}: ") for line in broken_links()]

    def test_changed_words_show(self, chain):
        detail = EventDetail.objects.get(event__process=chain, event__seq=2)
        detail.data = {"word": "改"}
        detail.save()
        assert self.broken(chain) == ["the words of event 2 were changed"]

    def test_a_changed_name_shows(self, chain):
        EventDetail.objects.filter(event__process=chain, event__seq=1).update(actor_name="别人")
        assert self.broken(chain) == ["the words of event 1 were changed"]

    def test_the_command_names_what_was_changed_and_fails(self, chain, capsys):
        EventDetail.objects.filter(event__process=chain, event__seq=1).update(actor_name="别人")
        with pytest.raises(SystemExit):
            call_command("check_events")
        assert f"process {chain.pk}: the words of event 1 were changed" in capsys.readouterr().err

    def test_deleted_words_show(self, chain):
        EventDetail.objects.filter(event__process=chain, event__seq=2)._raw_delete("default")
        assert self.broken(chain) == ["the words of event 2 are missing"]

    def test_a_moved_head_shows(self, chain):
        Process.objects.filter(pk=chain.pk).update(head=chain.events.get(seq=2).digest)
        assert self.broken(chain) == ["its head is not its last event"]

    def test_a_head_without_events_shows(self, db):
        process = make_matter().process
        Process.objects.filter(pk=process.pk).update(head="0" * 64)
        assert self.broken(process) == ["its head is not its last event"]

    def forge(self, chain, **changes):
        event = chain.events.order_by("seq").last()
        given = {"pk": None, "seq": event.seq + 1, "previous": event.digest} | changes
        for name, value in given.items():
            setattr(event, name, value)
        event.payload_digest = payload_digest("s", "", {})
        event.digest = changes.get("digest") or event_digest(event)
        event.save(force_insert=True)
        EventDetail.objects.create(event=event, salt="s")
        Process.objects.filter(pk=chain.pk).update(head=event.digest)

    def test_a_gap_shows(self, chain):
        self.forge(chain, seq=5)
        assert self.broken(chain) == ["event 5 does not follow the one before"]

    def test_an_event_that_covers_another_past_shows(self, chain):
        self.forge(chain, previous="0" * 64)
        assert self.broken(chain) == ["event 4 does not follow the one before"]

    def test_an_event_whose_digest_does_not_fit_shows(self, chain):
        self.forge(chain, digest="0" * 64)
        assert self.broken(chain) == ["event 4 was changed"]


@pytest.mark.django_db(transaction=True)
def test_what_the_owner_of_the_tables_changes_shows(declare, test_databases):
    """Only the owner can switch off the trigger; the chain tells on them, and so does the anchor."""
    matter, person = make_matter(), make_user(name="王经办")
    declare.action("say", lambda act: act.note(word="原话"))
    perform(matter, "say", person)
    perform(matter, "say", person)
    with psycopg.connect(with_database(test_databases.owner_url, test_databases.name), autocommit=True) as owner:
        owner.execute("ALTER TABLE workflow_event DISABLE TRIGGER USER")
        owner.execute(
            "UPDATE workflow_event SET office = 'leader' WHERE process_id = %s AND seq = 1", [matter.process_id]
        )
        owner.execute("ALTER TABLE workflow_event ENABLE TRIGGER USER")
    assert list(broken_links()) == [f"process {matter.process_id}: event 1 was changed"]


@pytest.mark.django_db
class TestAnchors:
    def test_an_anchor_covers_all_heads(self, chain, declare, person):
        before = anchor()
        assert anchor().digest == before.digest
        assert before.last_event == Event.objects.latest("pk").pk
        assert before.processes == Process.objects.count()
        Process.objects.filter(pk=chain.pk).update(head="0" * 64)
        assert anchor().digest != before.digest

    def test_an_anchor_is_never_changed(self, chain):
        row = anchor()
        for change in (
            lambda: ChainAnchor.objects.filter(pk=row.pk).update(digest="0" * 64),
            lambda: ChainAnchor.objects.filter(pk=row.pk)._raw_delete("default"),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
