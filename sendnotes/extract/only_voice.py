"""The only one who is quoted in the report of a gathering, where nothing tells of a speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.scenes import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking import Signs
    from sendnotes.extract.speaking_signs import Sign

_PEOPLE = (
    "people|parents|families|members|delegates|colleagues|teachers|heads|leaders|pupils|students"
    "|governors|guests|visitors|professionals|carers|practitioners|learners|assistants|employers"
    "|residents|supporters|teams|firms|officers|children|of (?:us|you)"
)
_GATHERED = re.compile(
    r"\b(?:told|reminded|asked|warned|begged|urged) (?:us|the (?:room|hall|crowd|audience)"
    r"|them|everyone|everybody)\b"
    rf"|\b(?:{_PEOPLE})\b[^.]{{0,40}}?\b(?:came|met|gathered|packed|filled|attended|turned (?:out|up)"
    r"|joined us|sent teams|signing in|stayed|marched|descended|put on|got through|danced"
    r"|travelled|joining us|toured|heard)\b"
    r"|\battended by\b|\bwell attended\b|\bthank(?:s| you) (?:to )?(?:everyone|everybody|all|those)"
    r" (?:of you )?who (?:came|braved|made|attended|joined|took)\b"
    r"|\b(?:applause|laughter|cheers|cheered|clap|clapped|ovation|heckled|jeered|stood up"
    r"|brought the house down|full house|dry eye|pin drop|hall rocked|room collapsed|packed out|every seat)\b"
    r"|\b(?:was|were) (?:welcomed|greeted|led|opened|declared open|moved)\b[^.]{0,40}\bby\b"
    r"|\b(?:was|were|took) (?:held|place) (?:at|in|on)\b|\b(?:brought|came) together\b"
    r"|\b(?:we|and) (?:listened to|heard from)\b|\bhosted the\b|\bguest of honour\b"
    r"|\ban audience of\b|\btook part in\b|\bin the (?:hall|room|audience) (?:was|were|had)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\w[,.?!][”\"’](?!\w)|[“\"‘](?=\w)[^“”\"]{8,}[”\"’]")
_TODAY = re.compile(r"\b(?:says|adds|explains|writes|tells|wrote)\b")
_ELSEWHERE = re.compile(
    r"\b(?:in a statement|spokes\w+|afterwards|commenting|in response|responding|told the"
    r" (?:Gazette|Echo|BBC|Guardian|Times|Post|Mail)|in (?:a|an|his|her|the) (?:letter|e-?mail"
    r"|interview|report|form)|feedback form|online)\b"
)
_STRONG, _ENOUGH = 4, 3


def only_voice(scene: Scene, signs: Signs) -> Sign | None:
    """Return the sentence that quotes the only one whose words a gathering's report gives."""
    quoting = [
        sign
        for sign in sorted((*signs.tellings, *signs.signs), key=lambda sign: sign.start)
        if sign.person and _QUOTED.search(scene.body, sign.start, sign.end)
    ]
    names = {sign.person.name for sign in quoting if sign.person}
    if len(names) != 1 or names & signs.chairing:
        return None
    first = quoting[0]
    if _TODAY.search(scene.body, first.start, first.end):
        return None
    start, end = _section(scene, first)
    if _ELSEWHERE.search(scene.body, start, end):
        return None
    gathered = _GATHERED.search(scene.body, start, end) is not None
    event = any(event.weight >= _STRONG for event in within(scene.events, start, end))
    dated = bool(within(scene.dates, start, end))
    placed = bool(within(scene.places, start, end))
    return first if 2 * gathered + event + dated + placed >= _ENOUGH else None


def _section(scene: Scene, sign: Sign) -> tuple[int, int]:
    """Return where the part of a post with this sentence begins and ends, of a short one all."""
    first = last = sign.block
    heading = scene.blocks[sign.block].heading
    while first > 0 and scene.blocks[first - 1].heading == heading:
        first -= 1
    while last + 1 < len(scene.blocks) and scene.blocks[last + 1].heading == heading:
        last += 1
    return scene.blocks[max(0, first - 1)].start, scene.blocks[last].end
