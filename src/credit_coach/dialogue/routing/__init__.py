"""What kind of message it is, before any search: visible lists of rules by family, the first match wins.

    urgent -> just scammed -> misuse -> accounts -> warnings of scams -> false premises -> scope -> small talk -> question

The rules look at the message and at every plain form of it (`unwrap`), so that a wrapper changes nothing. They need neither
index nor model. A message that gives orders to the machine is answered without them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from credit_coach.dialogue.routing.accounts import ACCOUNT_RULES
from credit_coach.dialogue.routing.misuse import MISUSE_RULES
from credit_coach.dialogue.routing.premises import PREMISE_RULES
from credit_coach.dialogue.routing.rules import Intent, Route, Rule
from credit_coach.dialogue.routing.scams import SCAM_RULES
from credit_coach.dialogue.routing.scope import INJECTION, SCOPE_RULES
from credit_coach.dialogue.routing.small_talk import SMALL_TALK_RULES
from credit_coach.dialogue.routing.unwrap import Reading, readings
from credit_coach.dialogue.routing.urgent import URGENT_RULES
from credit_coach.knowledge.figures import has_han

__all__ = ["FIRST", "INJECTION_RULE", "MISUSE", "OF_CREDIT", "RULES", "URGENT", "Intent", "Route", "Rule", "route"]

INJECTION_RULE = Rule("prompt-injection", "prompt_injection", INJECTION)
#: Asked of the message and of all its plain forms: what a wrapper may hide.
_HIDDEN = (
    *(rule for rule in URGENT_RULES if rule.intent not in ("bereaved", "distress", "shaming")),
    *MISUSE_RULES,
    # Who plans to shame a debtor uses the words of those who are shamed.
    *(rule for rule in URGENT_RULES if rule.intent == "shaming"),
)
#: Asked of the message alone.
_WARNED = (
    *ACCOUNT_RULES[:3],
    *(rule for rule in ACCOUNT_RULES[3:] if rule.intent == "account_urgent"),
    *SCAM_RULES,
    *(rule for rule in URGENT_RULES if rule.intent == "bereaved"),
    *PREMISE_RULES,
)
_PLAIN = (*ACCOUNT_RULES[3:], *SCOPE_RULES)
_AFTER_INJECTION = tuple(rule for rule in URGENT_RULES if rule.intent == "distress")
RULES: tuple[Rule, ...] = (*_HIDDEN, *_WARNED, INJECTION_RULE, *_PLAIN, *_AFTER_INJECTION, *SMALL_TALK_RULES)

#: Whoever writes these is in danger: nothing else goes before the reply, and no figures are asked for.
URGENT: frozenset[Intent] = frozenset(
    {
        "danger",
        "crisis",
        "other_at_risk",
        "threat",
        "violence",
        "coerced",
        "minor_distress",
        "just_scammed",
        "account_urgent",
    }
)
#: What would hurt somebody or break the law.
MISUSE: frozenset[Intent] = frozenset(rule.intent for rule in MISUSE_RULES)
#: What is said in one sentence, or not at all.
_ONE_SENTENCE: frozenset[Intent] = frozenset(
    {"premise", *(rule.intent for rule in ACCOUNT_RULES if rule.intent not in URGENT)}
)
_ANSWERED: frozenset[Intent] = frozenset({"question", "premise", "bereaved", "distress"})
_TALK: frozenset[Intent] = frozenset(
    {
        "greeting",
        "thanks",
        "annoyed",
        "about",
        "source",
        "prompt_injection",
        "off_topic",
        "impossible_figure",
        "pick",
        "forecast",
    }
)
#: These come before any walk: a person who calculates may still need them.
FIRST: frozenset[Intent] = frozenset(rule.intent for rule in RULES) - _ANSWERED - _TALK

_PRESSES_ON = re.compile(
    r"^(你(是|就是)?(银行|平台|他们)的?(ai|客服|机器人)|你(肯定|明明|当然|一定)(能|可以|行|有权限)|(别|不要)(废话|啰嗦|装|推脱|敷衍|找借口)|少废话|快(点|说|查|给)|我不管|必须(给|帮|告诉)|再不.{0,10}(投诉|举报|差评)|(我要)?投诉你|垃圾|废物|没用|智障|傻|蠢|骗子机器人|就(帮|告诉|教)我(这)?一次|求(求)?你(了)?|拜托|继续(说|讲|写)?|接着(说|讲|写)?|那(你)?(就|还是|直接|快)?(告诉|教|给|写|说|帮)|你再(想|看|查)|说(吧|呀|啊)$|赶紧|(就|只要?|光)?(说|讲|告诉我)?.{0,3}(怎么|哪里|哪儿|去哪|上哪).{0,3}(找|联系|弄|做|操作|办).{0,4}(这种|那种|这样|那样|这个|那个|他们|这些|那些))"
    r"|^\W*((but )?you'?re (the|a|an|my) (bank|lender|platform|assistant)'?s? ?\w*|of course you can|you (can|could|must|have to) (do it|check|see|access)|stop (wasting|lying|refusing)|don'?t (waste|lie|refuse|be)|just (do|tell|say|answer|give|check)|useless|stupid|idiot|come on|i'?ll (complain|report you|sue you)|please,? (just )?(this )?once|i (insist|demand)|do it|answer me|continue|go on|keep going|then (just )?(tell|write|give|show)|why (not|can'?t you))",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"[?？]|吗|呢|怎么|咋|如何|什么|啥|多少|多久|几|哪|为何|能不能|会不会|可不可以|要不要|是不是|有没有"
    r"|\b(how|what|when|where|who|why|which|can|could|does|is|are|will|should|may|must|explain|summari[sz]e)\b",
    re.IGNORECASE,
)
OF_CREDIT = re.compile(
    r"债|贷|还款|利息|利率|分期|征信|信用|逾期|催收|账单|额度|白条|花呗|银行|最低还|年费|协商|违约金|罚息|欠|(要|得|用|该)(我|我们|他|她)?还(?!是|有|会|能)|起诉|法院|借|宽限|时效"
    r"|\b(debts?|loans?|repay\w*|interest|rate|instal\w+|credit|lender\w*|overdue|late|collectors?|bill|card|apr|borrow\w*|mortgage|grace period|limitation|pay(ing|ment)?)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"(?<=[?？!！。；;\n])|(?<=[.]) (?=[A-Z])|(?<=[.!?]['’”]) (?=[A-Z])|[,，](?=\s*(?:另外|然后|并且?|同时|再|最后|顺便|还有|以及|also|then|and (?:also|then)))"
)
#: Characters of the end of a message, and how many times as long a story is.
_ENDING, _ENDING_ENGLISH, _STORY = 60, 160, 1.5
#: Markup of pages and of templates: neither is a word of a question.
_MARKUP = re.compile(
    r"<!--.*?-->|</?[A-Za-z][^<>]{0,200}>|\{\{[^{}]{0,200}\}\}|[$#]\{[^{}]{0,200}\}|<%[^<>%]{0,200}%>|\{%[^{}%]{0,200}%\}",
    re.DOTALL,
)
_ADDRESS = re.compile(r"https?://\S+")
_LAST_SPEAKER = re.compile(r"^\s*(?:user|human|用户|我)\s*[:：]\s*", re.IGNORECASE | re.MULTILINE)


def route(text: str, earlier: Sequence[str] = ()) -> Route:
    """Return the intent of a normalised message; `earlier` are the person's messages before it, the oldest first."""
    forms = readings(text, earlier)
    hidden = _first(_HIDDEN, forms)
    if hidden is not None:
        return hidden
    plain = [form for form in forms if form.how in ("as-written", "as-written+mandarin", "mixed", "spaced")]
    warned = _first(_WARNED, plain)
    if warned is not None:
        return warned
    if INJECTION_RULE.matches(text) or any(
        INJECTION_RULE.matches(form.text) for form in forms if "decoded" in form.how
    ):
        return _without_orders(text)
    found = _first(_PLAIN, [_ending(form) for form in plain])
    if found is not None:
        return found
    again = _pressed_on(text, earlier)
    if again is not None:
        return again
    found = _first((*_AFTER_INJECTION, *SMALL_TALK_RULES), forms[:1])
    if found is not None:
        return found
    return Route("question", "none", _MARKUP.sub(" ", text).strip() if _MARKUP.search(text) else "", _asks_about(plain))


def _ending(form: Reading) -> Reading:
    """Return the end of a long message: a story tells of banks and letters, and asks at its end."""
    length = _ENDING if has_han(form.text) else _ENDING_ENGLISH
    return form if len(form.text) <= _STORY * length else replace(form, text=form.text[-length:])


def _asks_about(forms: Sequence[Reading]) -> str:
    """Return the family of misuse that a harmless message is about, "" for none."""
    for rule in MISUSE_RULES:
        if any(rule.speaks_of_it(form.text, form.runs) for form in forms):
            return rule.intent
    return ""


def _first(rules: Sequence[Rule], forms: Sequence[Reading]) -> Route | None:
    """Return the first rule that holds for any of the forms."""
    for rule in rules:
        form = next((one for one in forms if rule.matches(one.text, one.runs)), None)
        if form is not None and _says_it(rule, forms[0]):
            return _routed(rule, form)
    return None


def _says_it(rule: Rule, written: Reading) -> bool:
    """Tell whether what a rule found in a story is said in one place of it, and not put together from its ends.

    What is urgent may stand anywhere, and a swindler's whole course is a warning.
    """
    misused, once = rule.intent in MISUSE, rule.intent in _ONE_SENTENCE
    parts = written.neighbours if misused else written.sentences if once else ()
    return not parts or any(rule.matches(form.text, form.runs) for part in parts for form in readings(part))


def _routed(rule: Rule, form: Reading) -> Route:
    name = rule.name if form.how == "as-written" else f"{rule.name} ({form.how})"
    return Route(rule.intent, name, topic=rule.name.removeprefix("premise-") if rule.intent == "premise" else "")


def _without_orders(text: str) -> Route:
    """Return what is left of a message without its orders to the machine: a question on credit, or nothing to answer."""
    last = _LAST_SPEAKER.split(text)[-1] if _LAST_SPEAKER.search(text) else text
    last = _ADDRESS.sub(" ", _MARKUP.sub(" ", last))
    kept = [clause for clause in _CLAUSES.split(last) if clause and clause.strip() and not INJECTION.search(clause)]
    rest = " ".join(clause.strip() for clause in kept).strip(" ,，")
    if rest and _ASKS.search(rest) and OF_CREDIT.search(rest):
        return Route("question", INJECTION_RULE.name, rest)
    return Route("prompt_injection", INJECTION_RULE.name)


def _pressed_on(text: str, earlier: Sequence[str]) -> Route | None:
    """A refusal does not change because somebody insists: the message before decides once more."""
    if not earlier or len(text) > 120 or not _PRESSES_ON.search(text):
        return None
    before = route(earlier[-1], earlier[:-1][-3:])
    if before.intent in FIRST and before.intent not in ("danger", "crisis", "other_at_risk"):
        return Route(before.intent, f"{before.rule} (pressed)", topic=before.topic)
    return None
