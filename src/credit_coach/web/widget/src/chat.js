// The chat as it is seen: panel, log, composer. Fetched when it is first opened; what is said is `Talk`'s affair.

import { Client, Failure } from "./client.js";
import { Composer } from "./composer.js";
import css from "./chat.css";
import { blocks, link, options as choices } from "./render.js";
import { WHOLE_SCREEN } from "./screen.js";
import { sessionStore } from "./session.js";
import { Sheet, cross, icon, keepIn } from "./sheet.js";
import { sources } from "./sources.js";
import { speaker } from "./strings.js";
import { adopt } from "./styles.js";
import { Talk } from "./talk.js";
import { turnView } from "./turn.js";
import { h, make } from "./view.js";

/** @import { Frame, Lang, Option, Options, Turn, View } from "./types" */
/** @import { TurnHooks } from "./turn.js" */

/** How long a verdict waits for its reason. */
const REASON_SECONDS = 20;

/** Shadow trees that have the chat's styles. @type {WeakSet<Node>} */
const styled = new WeakSet();

export class Chat {
  /** @type {Map<Turn, HTMLElement>} */
  #shown = new Map();
  /** @type {AbortController | null} */
  #listening = null;
  #scrolled = false;
  #begun = false;
  #switching = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rating;
  isOpen = false;

  /** @param {Frame} frame @param {Options} options */
  constructor(frame, options) {
    this.frame = frame;
    this.options = options;
    this.say = speaker(options.locale);
    this.store = sessionStore(options, frame.element.id);
    this.client = new Client(options, this.store);
    this.talk = new Talk(this.client, {
      changed: (turn) => this.#changed(turn),
      reloaded: () => this.#drawAll(),
      returned: (text) => this.#returned(text),
      emit: frame.emit,
    });
    this.composer = new Composer({ send: (text) => this.#send(text), stop: () => this.talk.stop() });
    this.title = make(h("h2", { class: "title", tabindex: -1 }));
    this.progress = make(h("div", { class: "progress", hidden: true }));
    this.head = make(h("header", { class: "head" }));
    this.log = /** @type {HTMLElement} */ (make(
      // Announced by hand, once and whole: read block by block an answer would interrupt itself.
      h("div", { class: "log", role: "log", "aria-live": "off", tabindex: 0, onwheel: () => this.#byHand(), ontouchmove: () => this.#byHand() }),
    ));
    this.told = make(h("div", { class: "sr", role: "status", "aria-live": "polite" }));
    this.foot = make(h("footer", { class: "foot" }));
    this.panel = make(h(options.mode === "bubble" ? "dialog" : "section", {
      class: "panel",
      onkeydown: (event) => this.#key(event),
      oncancel: (event) => {
        event.preventDefault();
        this.close();
      },
      // The browser closes a modal dialog by itself when Escape is pressed twice.
      onclose: () => this.isOpen && !this.panel.open && frame.element.isConnected && !this.#switching && this.close(),
    }));
    this.panel.append(this.head, this.progress, this.log, this.told, this.composer.node, this.foot);
    this.sheet = new Sheet(this.panel);
    const shadow = /** @type {ShadowRoot} */ (frame.root.getRootNode());
    if (!styled.has(shadow)) adopt(shadow, css);
    styled.add(shadow);
    this.#drawAll();
    frame.root.append(this.panel);
  }

  // ---- what the element asks for ----

  /** @param {boolean} focus whether a person asked for it */
  open(focus) {
    const bubble = this.options.mode === "bubble";
    if (bubble && !this.isOpen) {
      this.isOpen = true;
      this.#showPanel();
      this.frame.launcher?.setAttribute("aria-expanded", "true");
      this.store.flag(true);
      this.frame.emit("open");
    }
    this.isOpen = true;
    if (!this.#begun) {
      this.#begun = true;
      this.#load();
    }
    // A keyboard that jumps up over half of a phone is not what opening asks for, nor is a greeting scrolled out of sight.
    if (focus) (matchMedia("(pointer: coarse), (max-height: 430px)").matches ? this.title : this.composer.box).focus();
  }

  close() {
    if (!this.isOpen || this.options.mode !== "bubble") return;
    this.isOpen = false;
    this.sheet.close();
    if (this.panel.open) this.panel.close();
    this.frame.root.classList.remove("open", "whole");
    this.frame.launcher?.setAttribute("aria-expanded", "false");
    this.frame.launcher?.focus();
    this.store.flag(false);
    this.frame.emit("close");
  }

  /** @param {Options} options */
  update(options) {
    const again = options.locale !== this.options.locale || options.greeting !== this.options.greeting || `${options.starters}` !== `${this.options.starters}`;
    this.options = options;
    if (!again) return;
    this.say = speaker(options.locale);
    this.#drawAll();
  }

  /** @param {string} text */
  send(text) {
    return this.#send(text);
  }

  /** @returns {Promise<boolean>} */
  async restart() {
    try {
      await this.talk.restart();
      this.composer.box.focus();
      return true;
    } catch (error) {
      this.#announce(this.say("restart_failed"));
      this.frame.emit("error", { kind: error instanceof Failure ? error.kind : "unavailable", status: error instanceof Failure ? error.status : 0 });
      return false;
    }
  }

  /** The element is in a page. */
  attached() {
    this.store.hold();
    this.#listening?.abort();
    const { signal } = (this.#listening = new AbortController());
    addEventListener("online", () => this.talk.resume(), { signal });
    matchMedia(WHOLE_SCREEN).addEventListener?.("change", () => this.isOpen && this.#showPanel(), { signal });
    for (const name of ["resize", "scroll"]) visualViewport?.addEventListener(name, () => this.#fitScreen(), { signal });
    if (this.isOpen && this.options.mode === "bubble") this.#showPanel();
  }

  /** The element is in no page; what is being answered goes on. */
  detached() {
    this.store.release();
    this.#listening?.abort();
  }

  destroy() {
    this.detached();
    this.talk.stop();
  }

  // ---- panel ----

  /** Beside the page on a large screen; on a small one over all of it, with the page behind at rest. */
  #showPanel() {
    if (this.options.mode !== "bubble") return;
    const whole = matchMedia(WHOLE_SCREEN).matches;
    this.#switching = true;
    const { activeElement } = /** @type {ShadowRoot} */ (this.frame.root.getRootNode());
    if (this.panel.open) this.panel.close();
    if (whole) this.panel.showModal();
    else this.panel.show();
    /** @type {HTMLElement | null} */ (activeElement)?.focus();
    this.frame.root.classList.add("open");
    this.frame.root.classList.toggle("whole", whole);
    this.#fitScreen();
    queueMicrotask(() => (this.#switching = false));
  }

  /** On phones the keyboard covers the page without making it smaller: follow what can be seen. */
  #fitScreen() {
    const view = visualViewport;
    const covered = view && this.frame.root.classList.contains("whole") && innerHeight - view.height > 80 && view.scale === 1;
    this.panel.style.height = covered ? `${view.height}px` : "";
    this.panel.style.top = covered ? `${view.offsetTop}px` : "";
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && this.options.mode === "bubble") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Tab" && this.frame.root.classList.contains("whole") && !this.sheet.isOpen) keepIn(this.panel, event);
  }

  // ---- drawing ----

  /** Everything, in the language of now; what was said stays as it was said. */
  #drawAll() {
    const { say } = this;
    this.panel.setAttribute("aria-label", say("name"));
    this.log.setAttribute("aria-label", say("log"));
    this.title.textContent = say("name");
    this.head.replaceChildren(this.title, ...this.#headButtons());
    this.foot.replaceChildren(...this.#urgent().map((one) => make(one)));
    this.#shown.clear();
    this.log.replaceChildren(make(this.#greeting()));
    for (const turn of this.talk.turns) this.#draw(turn);
    this.#drawState();
  }

  #headButtons() {
    const { say } = this;
    const buttons = [
      h("button", { type: "button", class: "text-button", lang: this.options.locale === "zh" ? "en" : "zh-CN", onclick: () => this.#switchLanguage() }, say("language")),
      h("button", { type: "button", class: "icon-button restart", "aria-label": say("restart"), title: say("restart"), onclick: (event) => this.#askRestart(event) }, icon("M4 7h16M10 4h4M6 7l1 13h10l1-13M10 11v5M14 11v5")),
      this.options.mode === "bubble" &&
        h("button", { type: "button", class: "icon-button close", "aria-label": say("close"), title: say("close"), onclick: () => this.close() }, cross()),
    ];
    return buttons.flatMap((one) => (one ? [make(one)] : []));
  }

  /** @returns {View} */
  #greeting() {
    const text = this.options.greeting || this.say("greeting");
    return h("div", { class: "turn greeting" }, h("div", { class: "it" }, h("p", {}, text), h("p", { class: "small" }, this.say("what_it_is"))),
      !this.talk.turns.length && this.#buttons((this.options.starters.length ? this.options.starters : this.say("starters").split("\n")).map((one) => ({ label: one, send: one }))));
  }

  /** Whom to call when it gets too much: always in sight. @returns {View[]} */
  #urgent() {
    // Every second part is the name of a number.
    const parts = this.say("urgent").split(/\{(\w+)\}/);
    const dialled = (/** @type {string} */ name) => link(this.say(name), `tel:${this.say(name)}`, this.#hooks());
    return [h("p", {}, ...parts.map((part, number) => (number % 2 ? dialled(part) : part)))];
  }

  /** @param {Option[]} offered @returns {View | false} */
  #buttons(offered) {
    if (!offered.length) return false;
    return h("ul", { class: "options", "aria-label": this.say("choices") },
      ...offered.map(({ label, send }) => h("li", {}, h("button", { type: "button", class: "option", onclick: () => this.#choose(send) }, label))));
  }

  /** @param {Turn} turn */
  #draw(turn) {
    const node = make(turnView(turn, this.#hooks()));
    const last = turn === this.talk.last;
    const offered = last && turn.state === "answered" && turn.reply ? this.#buttons(choices(turn.reply)) : false;
    if (offered) node.append(make(offered));
    const before = this.#shown.get(turn);
    if (before) before.replaceWith(node);
    else this.log.append(node);
    this.#shown.set(turn, node);
  }

  #drawState() {
    const walk = this.talk.turns.findLast((turn) => turn.reply)?.reply?.walk;
    this.composer.show(this.say, this.talk.busy, walk?.state === "asking");
    this.log.setAttribute("aria-busy", String(this.talk.busy));
    this.progress.hidden = walk?.state !== "asking";
    if (!walk || walk.state !== "asking") return;
    const { answered, total } = walk.progress;
    const told = this.say("progress", { answered: String(answered), total: String(total) });
    this.progress.replaceChildren(
      make(h("progress", { max: Math.max(total, 1), value: answered, "aria-label": told })),
      make(h("span", { "aria-hidden": "true" }, told)),
    );
  }

  /** @returns {TurnHooks} */
  #hooks() {
    return {
      api: this.options.api,
      say: this.say,
      files: this.client.keeps,
      rates: this.client.keeps,
      openSources: (citations, anchor, event) => {
        const lang = this.talk.turns.find((turn) => turn.reply && citations.every((one) => turn.reply?.citations.includes(one)))?.reply?.locale;
        this.sheet.open(this.say("sources_title"), sources(citations, lang ?? this.options.locale, anchor, this.#hooks()), this.say, event.currentTarget);
      },
      retry: () => this.talk.retry(),
      rate: (turn, verdict, reason) => this.#rate(turn, verdict, reason),
    };
  }

  // ---- what happens ----

  async #load() {
    try {
      if (!(await this.talk.load())) this.#announce(this.say("gone"));
      if (this.talk.last) this.log.scrollTop = this.log.scrollHeight;
    } catch {
      // Offline or out of order: the next message tells.
    }
  }

  /** @param {string} text */
  #send(text) {
    const first = !this.talk.turns.length;
    const sent = this.talk.send(text, this.options.locale);
    if (sent && first) this.log.firstElementChild?.querySelector(".options")?.remove();
    return sent;
  }

  /** @param {string} text */
  #choose(text) {
    if (!this.#send(text)) return;
    // The button is gone: the keyboard goes on from the question that it asked.
    if (!matchMedia("(pointer: coarse)").matches) this.composer.box.focus();
    else this.log.focus({ preventScroll: true });
  }

  /** @param {Turn} turn */
  #changed(turn) {
    const isNew = !this.#shown.has(turn);
    if (isNew || turn.state !== "waiting") for (const one of this.talk.turns) if (one !== turn && this.#shown.get(one)?.querySelector(".options")) this.#draw(one);
    const within = this.#shown.get(turn)?.contains(/** @type {ShadowRoot} */ (this.frame.root.getRootNode()).activeElement);
    this.#draw(turn);
    this.#drawState();
    if (within) this.log.focus({ preventScroll: true });
    if (isNew) this.#scrolled = false;
    // From the question down: an answer scrolled to its end hides the sentence that answers.
    if (!this.#scrolled) this.#scrollTo(/** @type {HTMLElement} */ (this.#shown.get(turn)));
    if (turn.state === "waiting") {
      if (isNew) this.#announce(this.say("searching"));
    } else this.#announce(this.#spoken(turn));
  }

  /** @param {Turn} turn */
  #spoken(turn) {
    if (turn.state === "answered" && turn.reply) {
      const offered = choices(turn.reply).map((one) => one.label);
      const text = blocks(turn.reply, { ...this.#hooks(), openSources: () => {} }).map(spoken).join("\n");
      return `${this.say("coach")}: ${text}${offered.length ? `\n${this.say("choices")}: ${offered.join(", ")}` : ""}`;
    }
    return this.say(turn.state === "stopped" ? "stopped" : (turn.failure ?? "unavailable"));
  }

  /** @param {string} text */
  #announce(text) {
    this.told.textContent = text;
  }

  /** @param {HTMLElement} node */
  #scrollTo(node) {
    const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const scroller = this.log.scrollHeight > this.log.clientHeight ? this.log : this.panel;
    const top = node.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop - 10;
    scroller.scrollTo({ top, behavior: smooth ? "smooth" : "auto" });
  }

  #byHand() {
    this.#scrolled = true;
  }

  /** @param {string} text */
  #returned(text) {
    this.composer.fill(text);
    this.#announce(this.say("changed"));
    this.log.append(make(h("p", { class: "note" }, this.say("changed"))));
    this.log.scrollTop = this.log.scrollHeight;
    this.#drawState();
  }

  #switchLanguage() {
    this.frame.setLocale(this.options.locale === "zh" ? "en" : "zh");
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (this.head.querySelector(".text-button"))?.focus());
  }

  /** @param {Event} event */
  #askRestart(event) {
    if (!this.talk.turns.length) {
      this.composer.box.focus();
      return;
    }
    const { say } = this;
    this.sheet.open(say("restart"), [
      h("p", {}, say("restart_ask")),
      h("div", { class: "actions" },
        h("button", { type: "button", class: "strong", onclick: () => { this.sheet.close(); this.restart(); } }, say("restart_yes")),
        h("button", { type: "button", class: "plain", onclick: () => this.sheet.close() }, say("restart_no"))),
    ], say, event.currentTarget);
  }

  /** @param {Turn} turn @param {"up" | "down"} verdict @param {string} [reason] */
  async #rate(turn, verdict, reason) {
    const asking = verdict === "down" && reason === undefined;
    turn.rated = asking ? "down" : "told";
    this.#draw(turn);
    /** @type {HTMLElement | null | undefined} */ (this.#shown.get(turn)?.querySelector(".rating button, .rating"))?.focus();
    clearTimeout(this.#rating);
    if (asking) {
      // Whoever does not say why has still said something.
      this.#rating = setTimeout(() => this.#rate(turn, "down", ""), REASON_SECONDS * 1000);
      return;
    }
    this.#announce(this.say("thanks"));
    try {
      await this.client.rate(/** @type {string} */ (turn.reply?.id), verdict, reason);
    } catch {
      // A verdict that is lost is no reason to trouble anybody.
    }
  }
}

/** A view as it is read out: marks are left out, parts stand apart. @param {View} view @returns {string} */
function spoken(view) {
  if (typeof view === "string") return view;
  if (view.tag === "sup" || view.attrs["class"] === "sr") return "";
  if (view.attrs["role"] === "img") return String(view.attrs["aria-label"]);
  if (view.tag === "table") return "";
  const apart = ["li", "tr", "summary", "figcaption"].includes(view.tag) ? "\n" : "";
  return view.children.map(spoken).join("") + apart;
}
