"""The chat page. The one door to Gradio; it owns no logic: it shows replies and passes messages to `Turns`.

The browser keeps what opens the conversation, nothing else. The rest lives on the server and goes when the person
clears it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr
import structlog
from fastapi import FastAPI

from credit_coach.dialogue.intake import clean, masked
from credit_coach.errors import StorageUnavailable, TurnUnderWay
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import Lang
from credit_coach.replies import hotline
from credit_coach.reply import Option
from credit_coach.storage.store import Access, Told
from credit_coach.web.chat_render import coach_message, reply_message, user_message
from credit_coach.web.feedback import FeedbackFile, Verdict
from credit_coach.web.turns import Turns
from credit_coach.wording import Wording

_log = structlog.get_logger("credit_coach.chat_page")

#: Simultaneous turns and waiting ones; Gradio's own default is one at a time.
_AT_ONCE, _WAITING = 16, 64
#: Sessions whose last inputs Gradio holds in memory.
_SESSIONS = 500
#: Of a message that is far too long, this much is shown while it is being refused.
_SHOWN_CHARS = 2000
#: Fixed, so that a restart does not orphan every browser's conversation. It hides nothing: the access is the secret.
_STORAGE_KEY, _STORAGE_SECRET = "credit-coach", "not-a-secret"

#: Linked rather than passed as `css`: Gradio would confine every rule to the inside of the page's container.
_HEAD = """<link rel="icon" type="image/svg+xml" href="/static/icon.svg">
<link rel="stylesheet" href="/static/chat.css">
<script defer src="/static/chat.js"></script>"""

Messages = list[dict[str, Any]]


class ChatPage:
    """Handlers of the page; `build` lays it out and connects them."""

    def __init__(self, turns: Turns, wording: Wording, register: FactRegister, feedback: FeedbackFile) -> None:
        self._turns = turns
        self._wording = wording
        self._register = register
        self._feedback = feedback

    # ---- handlers: what is shown always comes from the server, never back from the browser ----

    def opened(self, access: str, request: gr.Request) -> tuple[Any, ...]:
        """Show what the server still knows of the conversation, in the language asked for."""
        told, lang = self._told(access), _language(request)
        messages = self._messages(told, lang)
        if not told and access:
            messages.insert(0, coach_message(self._wording.say(lang, "page.forgotten")))
        return (self._chat(messages, lang), lang, access if told else "", *self._labels(lang))

    def sent(self, message: str, access: str, lang: Lang) -> Iterator[tuple[Any, ...]]:
        """Show the message at once, then its reply; a failure leaves the text in the box."""
        # Whoever calls the queue by hand can send anything in place of the page's two texts.
        message, access = str(message), str(access)
        before = self._messages(self._told(access), lang)
        if not message.strip():
            yield before, access, ""
            return
        loading = coach_message(self._wording.say(lang, "page.loading"))
        yield [*before, user_message(masked(clean(message[:_SHOWN_CHARS]))[0]), loading], access, ""
        try:
            answered = access and self._turns.respond(Access.parse(access), message)
            answered = answered or self._turns.begin(message, lang)
        except TurnUnderWay:
            yield [*before, coach_message(self._wording.say(lang, "page.under_way"))], access, message
            return
        except Exception as error:  # last resort: whatever broke, the person keeps their text and is told so
            _log.error("turn failed", error=type(error).__name__)
            yield [*before, coach_message(self._wording.say(lang, "page.error"))], access, message
            return
        if answered.kept:
            yield self._messages(self._told(str(answered.access)), lang), str(answered.access), ""
        else:
            shown = [user_message(answered.turn.message), reply_message(answered.reply, self._wording)]
            yield [*before, *shown], access, ""

    def chosen(self, access: str, lang: Lang, choice: gr.SelectData) -> Iterator[tuple[Any, ...]]:
        """A button sends its message."""
        yield from self.sent(str(choice.value), access, lang)

    def cleared(self, access: str, lang: Lang) -> tuple[Any, ...]:
        """Delete the conversation on the server and start anew."""
        try:
            self._turns.forget(Access.parse(str(access)))
        except StorageUnavailable:
            gr.Warning(self._wording.say(lang, "page.not_cleared"), duration=10)
            return self._messages(self._told(access), lang), access
        gr.Info(self._wording.say(lang, "page.cleared"), duration=3)
        return self._messages((), lang), ""

    def switched(self, access: str, lang: Lang) -> tuple[Any, ...]:
        """Change the page's language; what was said stays as it was said."""
        other: Lang = "en" if lang == "zh" else "zh"
        messages = self._messages(self._told(access), other)
        return (self._chat(messages, other), other, *self._labels(other))

    def rated(self, access: str, lang: Lang, rating: gr.LikeData) -> None:
        """Keep a verdict with the outcome and the passages it is about, never the words."""
        told = self._told(access)
        said = rating.liked if isinstance(rating.liked, str) else ("Like" if rating.liked else "Dislike")
        position = rating.index if isinstance(rating.index, int) else rating.index[0]
        # The greeting, then a message and a reply for each turn.
        number = (position - 2) // 2
        if said not in self._feedback_options(lang) or not 0 <= number < len(told):
            return
        about = told[number]
        reason = None if said in ("Like", "Dislike") else said
        verdict: Verdict = "up" if said == "Like" else "down"
        kept = self._feedback.add(verdict, reason, about.reply.outcome, about.turn.passages)
        gr.Info(self._wording.say(lang, "page.feedback_thanks" if kept else "page.feedback_failed"), duration=3)

    # ---- what is shown ----

    def _greeting(self, lang: Lang) -> Messages:
        starters = tuple(Option(one, one) for one in self._wording.list(lang, "page.starters"))
        return [coach_message(self._wording.say(lang, "greeting"), starters)]

    def _told(self, access: str) -> Sequence[Told]:
        """Return what the server still knows; nothing when it cannot say."""
        try:
            known = self._turns.history(Access.parse(str(access))) if access else None
        except StorageUnavailable:
            return ()
        return known[1] if known else ()

    def _messages(self, told: Sequence[Told], lang: Lang) -> Messages:
        """Return the greeting and everything said since, with links, sources and buttons."""
        messages = self._greeting(lang)
        for one in told:
            messages += [user_message(one.turn.message), reply_message(one.reply, self._wording)]
        return messages

    def _header(self, lang: Lang) -> str:
        return f"# {self._wording.say(lang, 'page.name')}\n{self._wording.say(lang, 'page.tagline')}"

    def _footer(self, lang: Lang) -> str:
        numbers = {name: hotline(self._register, name, lang) for name in ("support", "police", "ambulance")}
        links = {name: f"[{number}](tel:{number})" for name, number in numbers.items()}
        urgent = self._wording.say(lang, "page.urgent", **links)
        return f"{urgent}\n\n{self._wording.say(lang, 'page.what_it_is')}"

    def _chat(self, messages: Messages, lang: Lang) -> gr.Chatbot:
        return gr.Chatbot(messages, feedback_options=self._feedback_options(lang))  # type: ignore[arg-type]

    def _feedback_options(self, lang: Lang) -> list[str]:
        return ["Like", "Dislike", *self._wording.list(lang, "page.feedback_reasons")]

    def _labels(self, lang: Lang) -> tuple[Any, ...]:
        """Return the updates of header, footer, box, buttons and feedback reasons, in the order of `build`."""
        say = self._wording.say
        return (
            gr.Markdown(self._header(lang)),
            gr.Markdown(self._footer(lang)),
            gr.Textbox(placeholder=say(lang, "page.placeholder"), submit_btn=say(lang, "page.send")),
            gr.Button(say(lang, "page.clear")),
            gr.Button(say(lang, "page.switch_language")),
        )

    # ---- layout ----

    def build(self) -> Any:
        """Lay the page out, in Chinese until the browser says otherwise."""
        say = self._wording.say
        with gr.Blocks(title=say("zh", "page.name"), fill_height=True, analytics_enabled=False) as page:
            access = gr.BrowserState("", storage_key=_STORAGE_KEY, secret=_STORAGE_SECRET)
            lang = gr.State("zh")
            with gr.Row(elem_id="head"):
                header = gr.Markdown(self._header("zh"), elem_id="title")
                switch = gr.Button(
                    say("zh", "page.switch_language"), elem_id="switch", size="sm", scale=0, min_width=76
                )
                clear = gr.Button(say("zh", "page.clear"), elem_id="clear", size="sm", scale=0, min_width=96)
            chat = gr.Chatbot(
                self._greeting("zh"),  # type: ignore[arg-type]
                elem_id="bot",
                label=say("zh", "page.name"),
                show_label=False,
                height="calc(100dvh - 262px)",
                min_height=320,
                layout="bubble",
                buttons=["copy"],
                feedback_options=self._feedback_options("zh"),
                allow_tags=False,
                autoscroll=False,  # chat.js does it better
                allow_file_downloads=False,
                scale=1,
            )
            box = gr.Textbox(
                elem_id="box",
                label=say("zh", "page.placeholder"),
                placeholder=say("zh", "page.placeholder"),
                show_label=False,
                container=False,
                lines=1,
                max_lines=5,
                submit_btn=say("zh", "page.send"),
                autofocus=True,
            )
            footer = gr.Markdown(self._footer("zh"), elem_id="foot")
            labels = [header, footer, box, clear, switch]
            turn: dict[str, Any] = {
                "outputs": [chat, access, box],
                "concurrency_limit": _AT_ONCE,
                "show_progress": "hidden",
            }
            page.load(
                self.opened,
                [access],
                [chat, lang, access, *labels],
                show_progress="hidden",
                api_visibility="private",
            )
            box.submit(self.sent, [box, access, lang], api_visibility="private", **turn)
            chat.option_select(self.chosen, [access, lang], api_visibility="private", **turn)
            clear.click(self.cleared, [access, lang], [chat, access], api_visibility="private")
            switch.click(self.switched, [access, lang], [chat, lang, *labels], api_visibility="private")
            chat.like(self.rated, [access, lang], None, api_visibility="private")
        page.state_session_capacity = _SESSIONS
        page.queue(max_size=_WAITING, default_concurrency_limit=_AT_ONCE)
        return page


def mount_chat_page(
    app: FastAPI, turns: Turns, wording: Wording, register: FactRegister, feedback: FeedbackFile
) -> None:
    """Mount the page at /chat."""
    gr.mount_gradio_app(
        app,
        ChatPage(turns, wording, register, feedback).build(),
        path="/chat",
        theme=_theme(),
        head=_HEAD,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
        max_file_size=1,
        pwa=False,
    )


def _theme() -> gr.themes.Base:
    """System fonts by name (nothing is fetched) and colours from the tokens."""
    fonts = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "system-ui", "sans-serif"]
    return gr.themes.Soft(primary_hue="teal", radius_size="lg", font=fonts, font_mono=["ui-monospace", "monospace"])


def _language(request: gr.Request) -> Lang:
    """Return the page's language: `?lang=`, else English for a browser that prefers it to Chinese, else Chinese."""
    asked = request.query_params.get("lang") if request.query_params else None
    if asked in ("zh", "en"):
        return "en" if asked == "en" else "zh"
    accepted = (request.headers.get("accept-language") or "").lower()
    english, chinese = accepted.find("en"), accepted.find("zh")
    return "en" if english >= 0 and (chinese < 0 or english < chinese) else "zh"
