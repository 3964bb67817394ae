"""What one sentence or heading says of the words below it: points, errands, how many."""

from __future__ import annotations

import re

from sendnotes.extract.alternatives import compile_words
from sendnotes.extract.counts import SEVERAL, number_of
from sendnotes.extract.date_words import MONTHS
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.sentences import split_sentences

POINTS = compile_words(
    r"\b(?:priorit(?:y|ies)|areas?|points?|themes?|measures?|pledges?|commitments?|principles?"
    r"|promises?|undertakings?|guarantees?|intentions?|requests?|words"
    r"|(?:two|three|four|five|six|seven) (?:matters|passages)"
    r"|things?|proposals?|actions?|steps?|strands?|pillars?|aims?|goals?|objectives?|ambitions?"
    r"|reforms?|headings|recommendations?"
    r"|changes?|ways?|ideas?|messages?|headlines?|takeaways?|challenges?|tests?|elements?|parts?"
    r"|planks?"
    r"|summary|nutshell|brief|outline|highlights?|as follows|following|these|offers?|answers?|asks"
    r"|demands)\b"
)
"""Words for points of a speech, in small letters."""
_PRACTICAL = compile_words(
    r"\b(?:how (?:to|you)|(?:things )?to do|actions?\Z|take part|taking part|have your say"
    r"|join (?:us|in)"
    r"|book(?:ing)?(?: your)? (?:a )?place"
    r"|register (?:here|now|for)|sign up|contacts?(?: us| details|\Z)"
    r"|a(?<!reform a)(?<!policy a)genda|programme for"
    r"|draft programme|dates?(?: for)?|diary|events?"
    r"|coming up|useful links?|further (?:information|reading|details)|more information"
    r"|find out more"
    r"|notes? (?:to|for) editors?|about us|related|read more|see also|resources|prices|tickets"
    r"|fees|venue"
    r"|who should|why (?:come|attend)|get involved|next meeting|in this (?:issue|edition|bulletin)"
    r"|contents|you can"
    r"|you could"
    r"|you may|you might|your (?:views|thoughts)|minutes|apologies|attend(?:ance|ees)|present"
    r"|small ads"
    r"|vacancies|jobs|training (?:dates|courses)|references|sources|footnotes|downloads?|links?"
    r"|tags"
    r"|comments|share this|follow us|workshops?|sessions? (?:are|will)|timetable|newsletter|coffee"
    r"|questions? (?:were|for|from|to|that)|to think about|discussion|from the (?:floor|chat)"
    r"|background"
    r"|reactions?|responses?|our view|what (?:we|i|others|you|members|parents) (?:think|thought"
    r"|said|say|made|told)"
    r"|our (?:comment|verdict|analysis)|reminders?|next steps|next week|next month"
    r"|what happens next"
    r"|what (?:should|can|must|could) (?:you|we|parents|schools|governors|councils) do"
    r"|consultations?(?: closing)?\Z|closing soon"
    r"|next (?:debates?|talks?|lectures?|seminars?|webinars?|dates|speakers?)|in figures|findings"
    r"|what (?:members|you|readers|parents) can do|my (?:actions|homework)|signed by|groups were"
    r"|sponsors|questions|about the author|over to you|from me|(?:packing|kit|shopping) list|prizes"
    r"|menus?|house rules|lost property"
    r"|stalls?|lunch|speakers (?:were|are)|who (?:came|spoke)"
    r"|(?:report|survey|figures|inspectors|research|inquiry|review|study) (?:found|shows?|showed"
    r"|say|says))\b"
)
_COUNT = re.compile(
    rf"\b(?<![\d.£])({SEVERAL}|\d{{1,2}})\b(?! (?:{'|'.join(MONTHS)})\b)"
    r"(?= (?:[\w-]+ ){0,3}[a-z]+s\b)"
    r"(?! (?:[\w-]+ )?(?:billion|million|per cent|percent|times|years|months|weeks|days|hours"
    r"|minutes|pages|miles|people|children"
    r"|pupils|parents|families|schools|boys|girls|sons|daughters|councils|members)\b)"
)
"""How many, in small letters."""
_BROKEN_OFF = compile_words(
    r"\b(?:so|that|to|and|is|are|be|was|were|would|will|should|must|contain|include"
    r"|want(?:s|ed)?|like|see|expect|(?:ask|call)(?:s|ed)?(?: for)?)\Z"
)
_FOLLOWS = Hinted(
    ("here", "what ", " through ", "these ", "follow", "below", "headings", "in turn", "left us"),
    re.compile(
        r"\bhere (?:they|it) (?:is|are)\.?\s*\Z"
        r"|\bhere, [^.]{3,40}, (?:is|are) what\b[^.]{0,60}\.?\s*\Z"
        r"|\bhere(?:['’]s| is| are) (?:what|how|some|a|his|her|my|our|the (?:\w+ )?(?:gist|list"
        r"|version|upshot"
        r"|points|speech|summary|highlights|headlines|things|parts))\b[^.]{0,90}\.?\s*\Z"
        r"|\b(?:talked|took|walked|led) (?:[\w’'-]+ ){1,4}through (?:what|the|his|her|its"
        r"|how)\b[^.]{0,60}"
        r"\.?\s*\Z"
        r"|\bleft us with (?:this|these)\b[^.]{0,20}\.?\s*\Z"
        r"|\bwhat (?:(?:would|will) (?:come|happen|change)"
        r"|(?:comes?|happens)) (?:next|now)\.?\s*\Z|\b(?:these (?:things|points|are|were)|as"
        r" follows|what follows|following|below|headings"
        r"|in turn)\b"
        r"[^.]{0,90}\.?\s*\Z"
    ),
)
_PROMISED = re.compile(
    r"what I (?:want|wanted|have|came|would like|am going) to (?:say|ask|tell)\b|"
    r"what (?:is|was|has been|will be) (?:promised|announced|planned|proposed|pledged|to change)\b"
    r"|what (?:should|must|has to|needs to|ought to) (?:change|happen|be done)\Z"
    r"|what (?!(?:we|you|they|others|members|parents|people|families|heads|happens)\b)"
    r"[\w ’']{2,40}? (?:said|says|told (?:us|them)|promised|announced|wants?|asked for"
    r"|had to say|set out)\Z",
    re.IGNORECASE,
)
"""A heading over what somebody promised, or said."""
_MOST_POINTS = 15
_LAST_WORDS, _LONGEST_ENDING = 160, 20


def is_practical(heading: str) -> bool:
    """Tell whether a heading is of a part for the reader: dates, notes, what others think."""
    return bool(_PRACTICAL.search(heading.lower()))


def announces_words(heading: str) -> bool:
    """Tell whether a heading stands over what somebody said: “What the Minister said”."""
    return bool(_PROMISED.match(heading.strip(" *_#:")))


def ends_with_points(text: str) -> bool:
    """Tell whether the last word is of points to come, as in “She went through her priorities”."""
    words = text.rstrip(" .:").rsplit(None, 1)
    return bool(words) and bool(POINTS.fullmatch(words[-1].lower()))


def breaks_off(sentence: str) -> bool:
    """Tell whether a sentence goes on in the list below it, as in “They want to see”."""
    return bool(_BROKEN_OFF.search(sentence, max(0, len(sentence) - _LONGEST_ENDING)))


def leads_on(text: str) -> bool:
    """Tell whether the last words say that something follows: “Here is what he said”."""
    low = text[-_LAST_WORDS:].lower()
    return _FOLLOWS.search(low) is not None


def announced_count(text: str) -> int | None:
    """Return how many things the last sentence of `text` tells of, if it gives a number."""
    spans = split_sentences(text)
    count = _COUNT.search(text[slice(*spans[-1])].lower()) if spans else None
    if count is None:
        return None
    number = number_of(count[1])
    return number if 1 < number <= _MOST_POINTS else None
