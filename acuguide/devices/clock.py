"""The clock that a routine runs by."""

import asyncio
import time

# Linux stops its monotonic clock while the machine sleeps; this one goes on, so that a
# sleep shows as a gap.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", None)
# A long wait wakes up late, and keys and signals must not wait for it (seconds).
SLICE = 0.1


class Clock:
    """Seconds since some moment, going on while the machine sleeps where it can tell."""

    def now(self) -> float:
        """The time in seconds; it never runs backwards."""
        return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)

    async def wait(self, until: float | None) -> None:
        """Wait until then, but no longer than a slice; a slice if there is no such time."""
        left = SLICE if until is None else until - self.now()
        await asyncio.sleep(min(SLICE, max(0.0, left)))
