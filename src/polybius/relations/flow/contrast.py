"""The change of a level across a day, judged against how much the same dyad moved at all other times.

A contrast is the mean of some days after, minus the median of 90 clean days before. Daily event series are
autocorrelated and heavy-tailed, so that a test which takes days as independent alarms in one of four random dates; the
dyad's own past contrasts of the same shape carry both, and a t distribution on their robust scale does not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy import ndimage
from scipy.special import stdtr, stdtrit

from polybius.relations.flow.series import Array

BASELINE_DAYS = 90
PAST_DAYS = 730  # older contrasts tell of another relation
MIN_PAST = 15  # contrasts at half-overlapping steps
MIN_SHARE_OF_DAYS = 0.5  # of a window that has to be observed
TAIL_DF = 4.0  # Student's t of the contrasts of the 300 busiest pairs; see docs/relations.md
CONTRASTS_A_DF = 2.5  # independent past contrasts that buy a degree of freedom, up to TAIL_DF
MAD_TO_SD = 1.4826
MEAN_DEVIATION_TO_SD = 1.2533
TAIL, TAIL_TO_SCALE = 0.95, 2.53  # of Student's t with four degrees, on the scale of its median deviation


@dataclass(frozen=True)
class Window:
    """Which days are compared: ``days`` from ``lead`` days on, against a baseline that ends ``gap`` days before."""

    days: int
    gap: int
    lead: int = 0

    @property
    def step(self) -> int:
        """Days between past contrasts that are counted as two."""
        return max(1, min(self.days // 2, 30))


@dataclass(frozen=True)
class Contrast:
    """A change, and the interval of what the dyad does by itself around it; in the units of the values handed in."""

    value: float  # the past's own middle taken off
    half_width: float  # of the 95 % interval
    p: float
    before: float
    n_past: int

    @property
    def low(self) -> float:
        """Lower end of the 95 % interval."""
        return self.value - self.half_width

    @property
    def high(self) -> float:
        """Upper end of the 95 % interval."""
        return self.value + self.half_width


def rolling(values: Array, days: int, median: bool = False) -> Array:
    """Mean or median of each ``days`` days from a position on; NaN where fewer than half were observed."""
    if len(values) < days:
        return np.full(len(values), np.nan)
    known = np.isfinite(values)
    out = np.full(len(values), np.nan)
    so_far = np.concatenate([[0], np.cumsum(known)])
    count = so_far[days:] - so_far[:-days]
    if median:
        if known.all():
            middle = [ndimage.rank_filter(values, rank, days) for rank in ((days - 1) // 2, days // 2)]
            rolled = (sum(middle) / 2)[days // 2 : days // 2 + len(count)]
        else:
            windows = sliding_window_view(values, days)
            rolled = np.full(len(windows), np.nan)
            some = count > 0
            rolled[some] = np.nanmedian(windows[some], axis=1)
    else:
        total = np.convolve(np.where(known, values, 0.0), np.ones(days), "valid")
        rolled = total / np.maximum(count, 1)
    out[: len(rolled)] = np.where(count >= MIN_SHARE_OF_DAYS * days, rolled, np.nan)
    return out


def contrasts(values: Array, window: Window, medians: Array | None = None) -> tuple[Array, Array]:
    """The contrast at every position, and the baseline that it was taken against; NaN where days are missing."""
    size = len(values)
    medians = rolling(values, BASELINE_DAYS, median=True) if medians is None else medians
    means = rolling(values, window.days)
    at = np.arange(size)
    start, after = at - window.gap - BASELINE_DAYS, at + window.lead
    before = np.where(start >= 0, medians[np.maximum(start, 0)], np.nan)
    later = np.where(after + window.days <= size, means[np.minimum(after, size - 1)], np.nan)
    return later - before, before


def contrast(
    values: Array, at: int, window: Window, *, medians: Array | None = None, reach: int = 0, one_sided: bool = False
) -> Contrast | None:
    """The contrast at a position, against the past ones that ended before the gap.

    Args:
        values: Daily values, NaN where missing.
        at: Position of the shock's first day.
        window: Which days are compared.
        medians: ``rolling(values, BASELINE_DAYS, median=True)``, when it is at hand.
        reach: Days of the shock itself: the later window counts from its end, the baseline from its start.
        one_sided: Whether the values have one sign, as conflict and cooperation have.

    Returns:
        None when the window, the baseline or the past has too few days to say anything.
    """
    shaped = Window(window.days, window.gap + reach, window.lead)
    every, before = contrasts(values, shaped, medians)
    here = at + reach
    if not 0 <= here < len(values) or not np.isfinite(every[here]):
        return None
    last = at - window.gap - window.lead - window.days
    past = every[max(0, last - PAST_DAYS) : max(0, last + 1)]
    past = past[np.isfinite(past)]
    n_past = len(past) // shaped.step
    if n_past < MIN_PAST:
        return None
    middle, scale = spread(past, one_sided=one_sided)
    if scale == 0:
        return None
    df = min(TAIL_DF, len(past) / window.days / CONTRASTS_A_DF)
    value = float(every[here]) - middle
    return Contrast(
        value,
        float(stdtrit(df, 0.975)) * scale,
        2 * float(stdtr(df, -abs(value) / scale)),
        float(before[here]),
        n_past,
    )


def spread(past: Array, *, one_sided: bool = False) -> tuple[float, float]:
    """Middle and robust scale of some past contrasts.

    The scale is that of the median deviation; of a channel with one sign that of the outer twentieth where it is wider.
    Such a channel lies at zero on most days of many dyads, and its median deviation alone alarms at 7 to 9 % of random
    dates.
    """
    middle = float(np.median(past))
    deviation = np.abs(past - middle)
    scale = MAD_TO_SD * float(np.median(deviation))
    if one_sided:
        scale = max(scale, float(np.quantile(deviation, TAIL)) / TAIL_TO_SCALE)
    return middle, scale or MEAN_DEVIATION_TO_SD * float(np.mean(deviation))
