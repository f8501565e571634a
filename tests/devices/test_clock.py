"""The clock of a routine: it goes on in sleep, and never waits long."""

import asyncio
import time

from acuguide.devices.clock import SLICE, Clock


def test_it_is_the_clock_that_goes_on_while_the_machine_sleeps() -> None:
    """Where the system has such a clock; on others the monotonic one is all there is."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    before = time.monotonic() if boot_time is None else time.clock_gettime(boot_time)
    now = Clock().now()
    after = time.monotonic() if boot_time is None else time.clock_gettime(boot_time)
    assert before <= now <= after


def test_it_waits_for_a_moment_but_no_longer_than_a_slice() -> None:
    clock = Clock()
    for wanted, least in ((0.03, 0.03), (60.0, SLICE)):
        begun = clock.now()
        asyncio.run(clock.wait(begun + wanted))
        assert least <= clock.now() - begun < least + 0.5


def test_a_moment_gone_by_is_not_waited_for() -> None:
    clock = Clock()
    begun = clock.now()
    asyncio.run(clock.wait(begun - 5))
    assert clock.now() - begun < SLICE
