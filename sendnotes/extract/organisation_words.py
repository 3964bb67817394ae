"""Words that names of bodies are made of, and words that they are not."""

from __future__ import annotations

STRONG = frozenset(
    "association council trust society union alliance foundation commission institute university "
    "federation consortium academy network partnership committee department confederation charity "
    "college school primary ministry agency tribunal inspectorate ombudsman coalition collective "
    "authority academies government parliament assembly congress hospital nursery guild "
    "institution ltd limited plc cic bureau infants juniors forum party campaign corporation "
    "diocese schools colleges councils sendias sendiass iass pcf icb ccg voice construction".split()
)
WEAK = frozenset(
    "service group board office unit team panel project fund club company groups library"
    " hub circle".split()
)
ACRONYM_HEADS = frozenset({"SENDIAS", "SENDIASS", "IASS", "PCF", "ICB", "CCG", "CVS"})
LOCAL = frozenset(
    "school college primary academy nursery hospital party campaign infants juniors forum".split()
)
LEADING = frozenset({"of", "for", "on", "into"})
ON = frozenset(
    {"association", "commission", "group", "committee", "council", "forum", "network", "board"}
)
HEAD_FIRST = (STRONG | WEAK | {"forums", "centre", "friends", "advocates", "parents"}) - frozenset(
    "party school hub library sendias sendiass iass pcf icb ccg primary nursery ltd limited plc "
    "cic schools colleges councils government infants juniors academies fund club panel "
    "team".split()
)
PLURAL_LAST = frozenset({"schools", "colleges", "councils", "groups"})
GENERIC = frozenset(
    "local full county city borough district parish select special primary secondary mainstream "
    "high academy multi multi-academy school schools the our your this a an every each new partner "
    "partnership state public private independent maintained grammar boarding upper lower middle "
    "junior infant nursery national research provider academies non-partner youth member members "
    "parliamentary village town unitary integrated safeguarding free community virtual "
    "sixth ordinary good another many most all some any district's one no its their his her which "
    "these those resource working focus steering expert advisory task review project programme "
    "support parent carer care health education children children's families governing trust "
    "trustee in on at by "
    "executive management leadership core".split()
)
STARTERS = frozenset(
    "the a an our your their its his her this that these those in on at by for from to with when "
    "while where what why how who as if but and or so then also both all some many most every each "
    "no not after before since until once last next yesterday today tomorrow monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december former join read see visit about dear welcome are is was "
    "has have did do does will get can new please thank thanks meanwhile however although because "
    "secretary minister chair director head chancellor president mr mrs ms".split()
)
