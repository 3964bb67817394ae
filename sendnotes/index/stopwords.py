"""Words that a plain query does not insist on. In quotation marks they count like any other."""

_TEXT = (
    "a about above after again all also am an and any are as at be because been before being "
    "between both but by can could did do does doing during each few for from further get had "
    "has have having he her here hers him his how i if in into is it its itself just me might "
    "more most must my no nor not now of off on once only or other our ours out over own said "
    "same say says shall she should so some such than that the their theirs them then there "
    "these they this those through to too under until up upon us very was we were what when "
    "where which while who whom whose why will with within without would you your yours "
    "don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't hasn't "
    "haven't hadn't shouldn't i'm i've i'll i'd we're we've we'll we'd you're you've you'll "
    "you'd they're they've they'll they'd he'll she'll it'll he'd she'd that'll there'll "
    "it's that's he's she's who's what's where's there's here's how's let's"
)
STOP_WORDS = frozenset(_TEXT.split())
