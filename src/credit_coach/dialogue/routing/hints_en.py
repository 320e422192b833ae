"""Words of people at risk, in English, by named slots: what somebody says who does not say it.

A hint is two or three things said close together: a farewell and no return, a last order of one's affairs, a means and
where it is, a wish that something would end it. Each slot is a short list that can be read and added to.
"""

from __future__ import annotations

from credit_coach.dialogue.routing.rules import near

# ---- slots ----
_EN_MEANS = r"(a |the |my |these |all the )?((bottle|box|pack|packet|jar)s? of )?(sleeping )?(rope|noose|gun|bridge|pills|razor|blade|gas|overpass|train tracks|roof|river)"
_EN_DWELLS = (
    r"(thinking (of|about)|looking at|staring at|can'?t stop (thinking|looking)|keep (thinking|looking|staring))"
)
_EN_I = r"\b(i|i'm|i am|i've|i have|i'll|im|me)\b"
_EN_GONE = r"(gone|dead|not here|not around|out of the (way|picture))"
DANGER_EN = (
    near(_EN_I, r"(have|got|with|holding)", r"a gun|the gun|a noose|a knife to my", gap=8),
    near(
        _EN_I,
        r"\b(took|swallowed|downed|taken|emptied)\b",
        r"\b(pills?|tablets?|medicine cabinet|everything in|medication|bottle)\b",
        gap=16,
    ),
    near(
        r"\b(on|at|off)\b",
        r"(the )?(bridge|roof|ledge|overpass|edge|tracks|balcony)",
        r"(looking (at|down)|can'?t stop|ready|water|jump)",
        gap=16,
    ),
)
CRISIS_EN = (
    near(
        r"\b(no|any|isn'?t a|not a|one)\b",
        r"\breasons?\b",
        r"(left )?(for me )?to (stay|be here|be around|keep going|wake up|get up|hang on|carry on)",
        gap=10,
    ),
    near(
        r"\b(look|looks|looked|seem|seems|pass|passes|passed)\b",
        r"\b(like|for|as)\b",
        r"\b(an )?accident(al)?\b",
        r"\b(pay ?outs?|insurance|insurer|loans?|debts?|cleared|paid off|the money|gets?)\b",
        gap=50,
    ),
    near(
        r"\b(won'?t|not going to|not gonna|will not)\b",
        r"\bbe (here|around|alive)\b",
        r"\bto (see|deal|pay|worry|find|face|answer|hear)\b",
        gap=6,
    ),
    near(r"\bi\b", r"\b(do|did|does|doing|done)\b", r"\bsomething (bad |terrible |stupid )?to myself\b", gap=10),
    near(_EN_DWELLS, rf"\b{_EN_MEANS}\b", gap=6),
    near(
        r"\b(no|isn'?t any|not any|what is the|what'?s the)\b",
        r"(point|reason|use)",
        r"(me |my )?(be(ing)?|stay(ing)?|liv(e|ing)|exist(ing)?|carry(ing)? on|go(ing)? on|stick(ing)? around)( here| alive| any ?more)?",
        gap=8,
    ),
    near(
        r"\bwon'?t (be )?need(ing)?\b",
        r"(anything|it|them|any of (it|this)|money|my phone)",
        r"(after (that|this)|any ?more|where i|soon)",
        gap=8,
    ),
    near(
        r"(\bnot|n'?t|\bnever)\b",
        r"(plan(ning)?( on| to)?|going to|gonna|will)?",
        r"(be(ing)? alive|be(ing)? around|be(ing)? here|alive|live|wake up)",
        r"(next|tomorrow|by (monday|christmas|the)|for long|any ?more|again)",
        gap=8,
    ),
    near(
        r"\b(kids|children|famil(y|ies)|wife|husband|mum|mom|parents|everyone|everybody|they)\b",
        r"(happier|better|better off|relieved|fine)",
        rf"(if i|without me|once i|when i)('m| was| were| am)?( {_EN_GONE})?",
        gap=14,
    ),
    near(
        r"\btell (my )?\w+",
        r"(i'?m sorry|i love)",
        r"(won'?t|not) (be )?(com(e|ing)|see|be) (home|back|again|there)",
        gap=14,
    ),
    near(
        r"\b(end|ends|ending|finish(es)?)\b",
        r"(it|things|their life|their own life|one'?s life)",
        r"(themsel(f|ves)|himself|herself|myself|one'?self)",
        gap=8,
    ),
    near(
        r"\bi(('?m| am)( going to| gonna| about to)|'?ll)\b",
        r"\bend (it|things|everything)( all)?\b(?! (with (the|my) bank|early))",
        gap=3,
    ),
    near(
        r"\b(just )?want (it|this|everything|the pain)( all)? to (stop|end|be over)",
        r"(forever|for good|for ever|tonight|now)?",
        gap=3,
    ),
    near(
        r"\b(debts?|loans?|everything|it)\b", r"(ends?|is over|stops?)", r"\b(and so do i|with me|so will i)\b", gap=6
    ),
    r"\b(be gone|sleep|want to leave|wants? to disappear|wish i could disappear) (for (good|ever)|forever)\b",
    r"\b(never|not) wake up\b",
    r"\beveryone (would|'d|will) be better off\b",
)
# ---- about somebody else ----
_EN_KIN = r"\b(husband|wife|brother|sister|son|daughter|mum|mom|dad|mother|father|friend|boyfriend|girlfriend|partner|roommate|flatmate|cousin|colleague|he|she)\b"
_EN_UNREACHED = r"(turned off|phone is off|(isn'?t|not|won'?t|doesn'?t|stopped) (answer|pick)(ing)?|can'?t reach|unreachable|disappeared|hasn'?t come home|went silent)"
OTHER_EN = (
    near(
        _EN_KIN,
        r"\b(take care of|look after|goodbye|i'?m sorry|forgive me|love you all|don'?t look for)\b",
        _EN_UNREACHED,
        gap=40,
    ),
    near(_EN_KIN, r"\b(hang|kill|hurt|drown|shoot|cut) (himself|herself|themsel(f|ves))\b", gap=40),
    near(
        _EN_KIN, r"\b(says?|saying|keeps saying|told me)\b", r"\b(disappear|die|be gone|end it|not be here)\b", gap=24
    ),
)
