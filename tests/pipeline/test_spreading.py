"""Work spread over processes: in order, and nothing is lost with a process."""

import os
from functools import partial

from trucewatch.pipeline.spreading import Here, Processes


def doubled(deadly, here, number):
    """Twice the number; one of them ends any process but the one that asked."""
    if number == deadly and os.getpid() != here:
        os._exit(9)
    return 2 * number


def test_what_a_process_takes_with_it_is_done_here():
    work = partial(doubled, 3, os.getpid())
    assert list(Processes(workers=2).each(work, range(12))) == list(Here().each(work, range(12)))
