"""A run that is killed loses nothing that was acknowledged, and the next one goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

from trucewatch.ledger import Kind, open_ledger

WRITER = """
import sys
from datetime import UTC, datetime
from trucewatch.ledger import Kind, NewEntry, open_ledger
with open_ledger(sys.argv[1], create=True) as ledger:
    for number in range(100000):
        batch = [NewEntry(kind=Kind.RUN, id=f"{number}.{part}", content={"n": number}) for part in range(5)]
        ledger.record(batch, datetime.now(UTC))
        print(number, flush=True)
"""


def killed_after(place, count):
    """Let a writer acknowledge that many batches, kill it, and give all numbers that it acknowledged."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(place)], stdout=subprocess.PIPE, text=True)
    acknowledged = [int(writer.stdout.readline()) for _ in range(count)]
    writer.send_signal(signal.SIGKILL)
    rest = [int(line) for line in writer.stdout if line.endswith("\n")]
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    return acknowledged + rest


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(place):
    for count in (1, 7, 20):
        acknowledged = killed_after(place, count)
        with open_ledger(place) as ledger:
            kept = {entry.id for entry in ledger.entries(Kind.RUN)}
            assert {f"{number}.{part}" for number in acknowledged for part in range(5)} <= kept
            assert len(kept) % 5 == 0
            assert ledger.verify().intact


def test_many_writers_at_once_leave_one_unbroken_chain(place, desk):
    open_ledger(place, create=True).close()

    def write(name):
        with open_ledger(place) as ledger:
            for number in range(10):
                document = desk.document(f"{name} {number}", path=f"{name}{number}")
                ledger.record(desk.reading(document, "fire"), desk.at(number))

    threads = [threading.Thread(target=write, args=(f"writer{index}",)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_ledger(place) as ledger:
        assert ledger.verify().intact
        assert len(ledger.claims()) == 40
