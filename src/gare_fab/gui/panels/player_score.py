"""The score of a job: when its steps and strokes begin, and what the tool does at a time."""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.model.timeline import Timeline

_JUST_BEGUN_S = 0.3  # so long after its begin, "back" goes to the stroke before


@dataclass(frozen=True, slots=True)
class Span:
    """A step of the document (its index) at work without another one in between."""

    step: int
    begin_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Moment:
    """What the tool does: the step it works at (None on travel), its mm/min over there."""

    step: int | None
    is_on: bool
    speed: float


class Score:
    """Answers in microseconds, however long the job; `length_s` is when all is done."""

    def __init__(self, timeline: Timeline, time_s: float = 0.0) -> None:
        """A job that takes `time_s` (its machine may rest a moment after its last move)."""
        self.timeline = timeline
        self.length_s = max(time_s, float(timeline.ends_s[-1])) if len(timeline) else 0.0
        self.spans = _spans(timeline)
        work = timeline.is_work
        begins = np.flatnonzero(work[1:] & ~work[:-1]) if len(timeline) else np.zeros(0, int)
        self._strokes: Floats = timeline.ends_s[begins]

    @property
    def strokes(self) -> int:
        """How many there are."""
        return len(self._strokes)

    def next_stroke(self, seconds: float) -> float:
        """When the next stroke begins; the end, where none does."""
        place = int(np.searchsorted(self._strokes, seconds, side="right"))
        return float(self._strokes[place]) if place < len(self._strokes) else self.length_s

    def previous_stroke(self, seconds: float) -> float:
        """When this stroke began, the one before if it has just begun; else 0."""
        place = int(np.searchsorted(self._strokes, seconds - _JUST_BEGUN_S)) - 1
        return float(self._strokes[place]) if place >= 0 else 0.0

    def span_at(self, seconds: float) -> Span | None:
        """The step that is under way, with the travel within it; None before the first."""
        place = bisect_right([span.begin_s for span in self.spans], seconds) - 1
        return self.spans[place] if place >= 0 else None

    def at(self, seconds: float) -> Moment:
        """What happens at a time; nothing before the begin and after the end."""
        timeline = self.timeline
        if not len(timeline) or not 0 <= seconds < timeline.ends_s[-1]:
            return Moment(None, is_on=False, speed=0.0)
        row = timeline.row_done(seconds) + 1
        way = float(np.linalg.norm(timeline.stock[row] - timeline.stock[row - 1]))
        took = float(timeline.ends_s[row] - timeline.ends_s[row - 1])
        is_on = bool(timeline.is_work[row])
        speed = 60.0 * way / took if took > 0 else 0.0
        return Moment(int(timeline.steps[row]) if is_on else None, is_on, speed)


def _spans(timeline: Timeline) -> tuple[Span, ...]:
    """Runs of one step; those of the same step with nothing but travel between are one."""
    steps, ends_s = timeline.steps, timeline.ends_s
    edges = np.flatnonzero(steps[1:] != steps[:-1]) + 1
    begins = edges[steps[edges] >= 0]
    if not len(begins):
        return ()
    is_new = np.concatenate(([True], steps[begins[1:]] != steps[begins[:-1]]))
    firsts = begins[is_new]
    stops = np.append(edges, len(steps))
    # a span ends with the last piece of work before the next one begins
    lasts = np.append(begins[np.flatnonzero(is_new)[1:] - 1], begins[-1])
    lasts = stops[np.searchsorted(stops, lasts, side="right")] - 1
    return tuple(
        Span(int(steps[first]), float(ends_s[first - 1]), float(ends_s[last]))
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)
    )
