"""The date of a speech: as a billing, a label or the text tells it, or else what is likely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.extract.likely_dates import likely_day
from sendnotes.extract.occasion_dates import billed_date, choose_date, label_date
from sendnotes.extract.occasions import explain, shown
from sendnotes.model import Explanation, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.billings import Billing
    from sendnotes.extract.dating import Interval
    from sendnotes.extract.likely_dates import Day
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

_NOW = re.compile(r"\b(?:tells|says|speaks|addresses|is up|is on (?:the )?(?:stage|platform))\b")
"""The present tense of a page that reports while somebody speaks."""
_LIVE = re.compile(
    r"\bLIVE\b|\b[Ll]ive(?: |-)?(?:notes|blog|updates|coverage)\b|\bas it happened\b"
)
_LIVE_LINE = re.compile(
    r"\ALIVE\b|\bas it happened\b|\bhas just (?:told|said|spoken|finished|been telling)\b"
)
_TOP, _LINE = 4, 120
_WHOLE_DATE = len("2018-07-05")
_LABELS = frozenset({"delivered", "held"})


class Dated(NamedTuple):
    """A date, how it came about, and where in the body it is told."""

    date: str | None
    explanation: Explanation | None = None
    told_at: int | None = None
    warnings: tuple[str, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether the post does not say so itself."""
        return self.explanation is not None and self.explanation.origin is Origin.INFERRED


def date_speech(
    scene: Scene,
    sign: Sign,
    event: tuple[str, int, int] | None,
    billing: Billing | None,
    days: Sequence[Day],
    *,
    terms: Sequence[Interval],
    top: bool,
) -> Dated:
    """Return when a speech was given; `days` are those between which is weighed what is likely."""
    if billing and (billed := billed_date(scene, billing.when)):
        return Dated(billed.iso, explain("date", billed.iso, billed.how))
    if labelled := label_date(scene, _LABELS):
        return Dated(labelled[0].iso, explain("date", labelled[0].iso, shown(labelled[1].printed)))
    told = _told(scene, sign, event, terms=terms, top=top)
    likely = likely_day(scene, days, sign.start, told.date)
    if likely is None:
        return told
    how = f"of the days that the post names the likeliest: {likely.how}"
    return Dated(likely.iso, explain("date", likely.iso, how, Origin.INFERRED), likely.start)


def _told(
    scene: Scene,
    sign: Sign,
    event: tuple[str, int, int] | None,
    *,
    terms: Sequence[Interval],
    top: bool,
) -> Dated:
    """Return the date that stands nearest to a sign that somebody spoke."""
    holder = sign.person.name if sign.person else "the speaker"
    when = choose_date(scene, sign, event, terms=terms, holder=holder, top=top)
    vague = when is None or (when[0].inferred and len(when[0].iso or "") < _WHOLE_DATE)
    if vague and scene.published and _is_live(scene, sign):
        how = f"it is told as it happens, and was published on {scene.published}"
        return Dated(scene.published, explain("date", scene.published, how, Origin.INFERRED))
    if when is None:
        return Dated(None)
    resolved, mention = when
    if resolved.iso:
        origin = Origin.INFERRED if resolved.inferred else Origin.READ
        explanation = explain("date", resolved.iso, resolved.how, origin)
    else:
        explanation = Explanation("date", None, Origin.MISSING, f"missing: {resolved.how}")
    return Dated(resolved.iso, explanation, mention.start, resolved.warnings)


def _is_live(scene: Scene, sign: Sign) -> bool:
    """Tell whether a page reports while somebody speaks."""
    return (
        _NOW.search(shown(scene.body[sign.start : sign.end])) is not None
        or any(_LIVE.search(line) for line in scene.head[:_TOP])
        or any(_LIVE_LINE.search(block.text[:_LINE]) for block in scene.blocks[:_TOP])
    )
