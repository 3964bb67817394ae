"""The only one who is quoted in the report of a gathering, where nothing tells of a speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.scenes import within

if TYPE_CHECKING:
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking import Signs
    from sendnotes.extract.speaking_signs import Sign

_PEOPLE = (
    "people|parents|families|members|delegates|colleagues|teachers|heads|leaders|pupils|students"
    "|governors|guests|visitors|professionals|carers|practitioners|learners|assistants|employers"
    "|residents|supporters|teams|firms|officers|children|of (?:us|you)"
)
_AUDIENCE = re.compile(
    r"\b(?:told|reminded|asked|warned|begged|urged|reassured) (?:the (?:room|hall|crowd|audience)"
    r"|them|everyone|everybody|colleagues|parents|pupils|delegates|members|staff)\b"
    r"|\b(?:applause|laughter|cheers|cheered|clap|clapped|clapping|ovation|heckled|jeered|stood up"
    r"|brought the house down|full house|dry eye|pin drop|hall rocked|room collapsed|fell quiet"
    r"|microphone|speeches|opening line|(?:from|on) (?:the|a) (?:platform|stage)"
    r"|(?:the|an?|this|that|his|her|one|first|short|great|best|only) (?:speech|talk)"
    r"(?! (?:and|or|therap|difficult)))\b"
    r"|\b(?:was|were) (?:welcomed|greeted|led|opened|declared open|moved"
    r"|addressed)\b[^.]{0,40}\bby\b"
    r"|\b(?:we|and) (?:listened to|heard (?:from )?)\b|\bguest (?:of honour|speaker|this)\b"
    r"|\ban audience of\b",
    re.IGNORECASE,
)
"""What shows that many listened."""
_GATHERED = re.compile(
    rf"\b(?:{_PEOPLE})\b[^.]{{0,40}}?\b(?:came|met|gathered|packed|filled|attended"
    r"|turned (?:out|up)"
    r"|joined us|sent teams|signing in|stayed|marched|descended|got through|travelled|joining us"
    r"|heard)\b"
    r"|\battended by\b|\bwell attended\b|\b(?:brought|came) together\b|\btook part in\b"
    r"|\b(?:was|were|took) (?:held|place) (?:at|in|on)\b|\bhosted the\b",
    re.IGNORECASE,
)
"""What shows that many came."""
_FORMAL = re.compile(
    r"\b(?:Conference|Lecture|Symposium|Summit|Seminar|Congress|Briefing|Webinar|AGM)\b"
)
"""The name of an occasion at which people speak."""
_CHAT = re.compile(
    r"\b(?:caught up with|over (?:coffee|tea|lunch)|when we (?:rang|left|asked|met|spoke)|delighted"
    r"|showed (?:us|me) round|questions for|popped in|as usual|counting|interview"
    r"|[Aa]mong them|kitchen|queue|stalls?|raffle|tombola|ribbon|consultation|petition"
    r"|has (?:joined|retired)"
    r"|told (?:us|me|the [A-Z][a-z]+)\b(?<!Commons)(?<!Lords)(?<!House)|thrilled|proud|by phone"
    r"|whose (?:[\w-]+ ){0,4}(?:son|daughter|child|boy|girl|grandson|twins)|spoke to us"
    r"|had come on)\b"
)
"""What makes it likelier that the writer asked somebody."""
_QUOTED = re.compile(r"\w[,.?!][”\"’](?!\w)|[“\"‘](?=\w)[^“”\"]{8,}[”\"’]")
_TODAY = re.compile(r"\b(?:says|adds|explains|writes|tells|wrote)\b")
_ELSEWHERE = re.compile(
    r"\b(?:in a statement|spokes\w+|afterwards|commenting|in response|responding|told the"
    r" (?:Gazette|Echo|BBC|Guardian|Times|Post|Mail)|in (?:a|an|his|her|the) (?:letter|e-?mail"
    r"|interview|report|form)|feedback form|online)\b"
)
_STRONG, _ENOUGH = 4, 2
_BEFORE, _AFTER = 300, 150


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
    near = max(start, first.start - _BEFORE), min(end, first.end + _AFTER)
    listened = _AUDIENCE.search(scene.body, *near) is not None
    gathered = _GATHERED.search(scene.body, start, end) or _FORMAL.search(
        scene.body, start, near[1]
    )
    asked = _CHAT.search(scene.body, start, end) is not None
    chatted = _CHAT.search(scene.body, max(near[0], scene.blocks[first.block].start), first.end)
    if chatted or (not listened and (asked or not gathered)):
        return None
    event = any(event.weight >= _STRONG for event in within(scene.events, start, end))
    dated = bool(within(scene.dates, start, end))
    placed = bool(within(scene.places, start, end))
    return first if event + dated + placed >= _ENOUGH else None


def _section(scene: Scene, sign: Sign) -> tuple[int, int]:
    """Return where the part of a post with this sentence begins and ends, from its heading on."""
    first = last = sign.block
    heading = scene.blocks[sign.block].heading
    while first > 0 and scene.blocks[first - 1].heading == heading:
        first -= 1
    while last + 1 < len(scene.blocks) and scene.blocks[last + 1].heading == heading:
        last += 1
    return scene.blocks[max(0, first - 1)].start, scene.blocks[last].end
