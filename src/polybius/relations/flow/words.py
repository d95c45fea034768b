"""A finding in words that claim no more than its verdict."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from collections import Counter

from polybius.relations.records import (
    CANNOT_TELL,
    CHANGED,
    NO_CHANGE,
    NOT_RECOVERED,
    RECOVERED,
    ChannelFinding,
    Finding,
    Measure,
)

NAMES = {"conflict": "reported conflict", "cooperation": "reported cooperation", "net": "the reported balance"}
NO_FIGURES = "by the windows that could be asked"
MOST_MEASURES = 5  # that a summary lists
HOSTILE_SIDE = "the hostile side of the reported balance"


def told(found: Finding, *, split: bool, ends: dt.date) -> Finding:
    """The finding with its summary filled in.

    Args:
        found: The finding, its summary still empty.
        split: Whether conflict and cooperation were measured apart.
        ends: The last day of the series.
    """
    shown = _shown(found, split)
    reasons = {_why(channel) for channel in shown} if all(one.verdict == CANNOT_TELL for one in shown) else set()
    if len(reasons) == 1:  # said once
        sentences = [f"{_opening(found).removesuffix('.')} ({reasons.pop()})."]
    else:
        sentences = [_opening(found), *(channel_words(channel, split) for channel in shown)]
    sentences += _caveats(found, split, ends)
    sentences += [_new_shocks(found), _ledger(found.measures)]
    return dataclasses.replace(found, summary=" ".join(sentence for sentence in sentences if sentence))


def _shown(found: Finding, split: bool) -> list[ChannelFinding]:
    """Conflict and cooperation where both are measured; otherwise the balance and its hostile side."""
    return [channel for channel in found.channels if channel.channel != "net" or not split]


def _opening(found: Finding) -> str:
    when = found.start.isoformat() if found.start == found.end else f"{found.start} to {found.end}"
    return f"{who(found.dyad, found.directed)} around {when}: {found.verdict}."


def who(dyad: tuple[str, str] | None, directed: bool) -> str:
    """What is followed, as the beginning of a sentence."""
    if dyad and directed:
        return f"Reported acts of {dyad[0]} towards {dyad[1]}"
    return f"Reported interaction of {' and '.join(dyad) if dyad else 'the dyad'}"


def channel_words(channel: ChannelFinding, split: bool) -> str:
    """One channel's verdict and figures, a sentence."""
    name = HOSTILE_SIDE if channel.channel == "conflict" and not split else NAMES[channel.channel]
    name = name[0].upper() + name[1:]
    if channel.verdict == CANNOT_TELL:
        return f"{name}: cannot tell ({_why(channel)})."
    if channel.verdict == NO_CHANGE:
        return f"{name}: no detectable change, {_figures(channel)}."
    return f"{name} {_direction(channel)} {_by(channel)}; {_after(channel)}."


def _direction(channel: ChannelFinding) -> str:
    if channel.channel == "net":
        return "turned for the worse" if (channel.drop or 0) < 0 else "turned for the better"
    grew = ((channel.drop or 0) < 0) == (channel.channel == "conflict")
    return "rose" if grew else "fell"


def _figures(channel: ChannelFinding) -> str:
    """A change with its sign, as the channels have it."""
    if channel.drop is None or channel.interval is None:
        return NO_FIGURES
    low, high = channel.interval
    return f"{channel.drop:+.2f} a day (95 % interval {low:+.2f} to {high:+.2f})"


def _by(channel: ChannelFinding) -> str:
    """How far it went the way that is named before: the side of the interval beyond nought is the other way."""
    if channel.drop is None or channel.interval is None:
        return NO_FIGURES
    low, high = sorted(math.copysign(1.0, channel.drop) * end for end in channel.interval)
    return f"by {abs(channel.drop):.2f} a day (95 % interval {low:.2f} to {high:.2f})"


def _after(channel: ChannelFinding) -> str:
    if channel.verdict == RECOVERED:
        return "two to five months later it was back in its former range"
    if channel.verdict == NOT_RECOVERED:
        return "two to five months later it was still apart from its level before"
    return "whether it went back to its former range cannot be told"


def _why(channel: ChannelFinding) -> str:
    deciding = [spec for spec in channel.specifications if spec.decides]
    reasons = [spec.why for spec in deciding if not spec.able]
    if 2 * len(reasons) > len(deciding):
        return max(reasons, key=reasons.count)
    verdicts = {spec.verdict in CHANGED for spec in deciding if spec.able}
    if len(verdicts) > 1:
        return "the declared windows disagree"
    return "the interval holds both no change and a change that would matter"


def _caveats(found: Finding, split: bool, ends: dt.date) -> list[str]:
    if found.verdict not in CHANGED:
        return []
    out = []
    if not split:
        out.append(
            "The series holds one score a day: cooperation was not measured apart, so it cannot show a recovery."
        )
    if found.verdict == RECOVERED:
        out.append("This is the flow of reports in both channels, not the relation itself: see the standing measures.")
    if any(not channel.robust for channel in _shown(found, split)):
        out.append("The declared windows do not all agree.")
    if ends < found.end + dt.timedelta(days=149):
        out.append(f"The series ends on {ends}, before the time by which a recovery is judged.")
    return out


def _new_shocks(found: Finding) -> str:
    if not found.new_shocks:
        return ""
    days = ", ".join(f"{shock.start} to {shock.end} ({shock.level:+.1f})" for shock in found.new_shocks)
    return f"New shocks inside the time after: {days}."


def _ledger(measures: tuple[Measure, ...]) -> str:
    standing = [measure for measure in measures if measure.state != "closed"]
    if not standing:
        return ""
    told = Counter(one.what + ("" if one.standing_as == "standing" else f" ({one.standing_as})") for one in standing)
    listed = [what if n == 1 else f"{what} ({n} times)" for what, n in told.items()]
    more = [f"and {len(listed) - MOST_MEASURES} more in the ledger"] if len(listed) > MOST_MEASURES else []
    return f"Still standing, as told: {'; '.join(listed[:MOST_MEASURES] + more)}."
