# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reports of mail that come into a mailbox: each is taken once, what is not ours is left for people."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from services.chassis.settings import SettingsError
from services.outreach.channels.bounce_mailbox import BounceMailbox, MailboxDown
from services.outreach.channels.bounce_poll import BouncePoll
from services.outreach.channels.settings import OutreachSettings
from services.outreach.domain.choices import Channel
from services.outreach.domain.sendings import Sent
from tests.system.outreach.commands.test_take_bounce import NOBODYS, REPORT
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import ADMIN, MAIL, Bench
from tests.system.outreach.imap import ImapServer
from tests.system.outreach.test_mail_tls import made

USER, PASSWORD = "reports", "geheim"
Poll = Callable[..., BouncePoll]


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    folder = tmp_path_factory.mktemp("imap")
    return made(folder, "127.0.0.1"), folder / "ca.pem"


@pytest.fixture
def imap(certified: tuple[ssl.SSLContext, Path]) -> Iterator[ImapServer]:
    with ImapServer(certified[0], USER, PASSWORD) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def poll(bench: Bench, imap: ImapServer, certified: tuple[ssl.SSLContext, Path]) -> Poll:
    def make(password: str = PASSWORD, folder: str = "Reports") -> BouncePoll:
        url = f"imaps://{USER}:{password}@127.0.0.1:{imap.port}/{folder}"
        return BouncePoll(lambda: bench.store, BounceMailbox(url, str(certified[1])), 60, Event())

    return make


def report(message_id: str, status: str = "5.1.1") -> str:
    said = {"to": MAIL, "action": "failed", "kind": "text/rfc822-headers", "envelope": ""}
    return REPORT.format(reference=f"320585.{message_id}", status=status, **said)


def bounces(bench: Bench) -> int:
    return bench.read().choices.get("resident").addresses["email"].bounces


def test_a_report_is_taken_and_deleted_and_what_is_not_ours_stays_as_read(
    bench: Bench, imap: ImapServer, poll: Poll
):
    bench.reached("resident", Channel.EMAIL)
    message_id = told(bench)
    imap.put(report(message_id, "5.7.1"))
    others = [imap.put(report(NOBODYS)), imap.put("Subject: hello\n\nOut of office."), imap.put("\x00")]
    poll().step()
    assert bench.sending(message_id).state is Sent.FAILED
    assert list(imap.mails) == others
    assert all(mail.flags == {r"\Seen"} for mail in imap.mails.values())
    poll().step()
    assert (bounces(bench), list(imap.mails)) == (1, others)


def test_a_report_whose_deletion_was_lost_comes_once_more_and_counts_once(
    bench: Bench, imap: ImapServer, poll: Poll
):
    bench.reached("resident", Channel.EMAIL)
    imap.put(report(told(bench), "5.7.1"))
    imap.breaks_before = "STORE"
    poll().step()
    assert (bounces(bench), len(imap.mails)) == (1, 1)
    poll().step()
    assert (bounces(bench), len(imap.mails)) == (1, 0)


def test_a_report_that_comes_before_the_mail_is_recorded_waits(bench: Bench, imap: ImapServer, poll: Poll):
    bench.reached("resident", Channel.EMAIL)
    message_id = told(bench)
    taken = bench.sending(message_id)
    bench.act(ADMIN, lambda tx: tx.sendings.save(replace(tx.sendings.get(taken.id), state=Sent.QUEUED)))
    imap.put(report(message_id))
    poll().step()
    assert [mail.flags for mail in imap.mails.values()] == [set()]
    bench.act(ADMIN, lambda tx: tx.sendings.save(replace(tx.sendings.get(taken.id), state=Sent.TAKEN)))
    poll().step()
    assert imap.mails == {}


def test_it_is_looked_into_no_sooner_than_it_is_time(bench: Bench, imap: ImapServer, poll: Poll):
    once = poll()
    once.step()
    imap.put("Subject: hello\n\n")
    once.step()
    assert [mail.flags for mail in imap.mails.values()] == [set()]


@pytest.mark.parametrize("given", [{"password": "wrong"}, {"folder": "Elsewhere"}])
def test_a_mailbox_that_refuses_is_looked_into_next_time(
    bench: Bench, imap: ImapServer, poll: Poll, given: dict[str, str]
):
    imap.put("Subject: hello\n\n")
    poll(**given).step()
    assert [mail.flags for mail in imap.mails.values()] == [set()]


def test_a_mailbox_that_nobody_vouches_for_is_not_logged_into(imap: ImapServer):
    mailbox = BounceMailbox(f"imaps://{USER}:{PASSWORD}@127.0.0.1:{imap.port}/Reports")
    with pytest.raises(MailboxDown, match="SSLCertVerificationError"):
        mailbox.read(lambda _: pytest.fail("it was read"))


@pytest.mark.parametrize(
    "url", ["imap://a:b@mail.example/", "imaps://mail.example", "https://a:b@c", "imaps://a@b"]
)
def test_a_setting_that_is_no_mailbox_is_refused_without_being_told(url: str):
    with pytest.raises(SettingsError) as refused:
        OutreachSettings.load({"LINLI_BOUNCE_MAILBOX": url})
    assert "(LINLI_BOUNCE_MAILBOX): is to be imaps://" in str(refused.value)
    assert url not in str(refused.value)
