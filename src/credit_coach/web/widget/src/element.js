// <credit-coach>: the launcher, the options and the public methods. The chat itself is fetched when it is first opened.

import { accents } from "./colour.js";
import { LAUNCHER } from "./launcher-strings.js";
import css from "./launcher.css";
import { NAMES, readOptions } from "./options.js";
import { WHOLE_SCREEN } from "./screen.js";
import { wasOpen } from "./session.js";
import { adopt } from "./styles.js";
import { h, make } from "./view.js";

/** @import { Lang, Options } from "./types" */
/** @typedef {import("./chat.js").Chat} Chat */

/** Options that the whole chat hangs on: when one changes, it begins anew. */
const ROOTS = /** @type {const} */ (["api", "site", "mode", "session"]);

const ICON = [
  h("path", { d: "M14 20h36v20a6 6 0 0 1-6 6H30l-9 8v-8h-1a6 6 0 0 1-6-6z", fill: "currentColor" }),
  h("path", { class: "tick", d: "M23 34l6 6 12-13", fill: "none", "stroke-width": 4.5, "stroke-linecap": "round", "stroke-linejoin": "round" }),
];

/**
 * Return the class of the element.
 * @param {string} origin where the script came from: the coach's own host
 * @param {Record<string, string | undefined>} defaults the script's data-* attributes
 */
export function elementClass(origin, defaults) {
  return class CreditCoach extends HTMLElement {
    static observedAttributes = NAMES;

    /** @type {HTMLElement | null} */
    #root = null;
    /** @type {HTMLElement | null} */
    #launcher = null;
    /** @type {Options | null} */
    #options = null;
    /** @type {Promise<Chat> | null} */
    #chat = null;
    /** @type {Chat | null} */
    #loaded = null;
    /** @type {AbortController | null} */
    #listening = null;
    #tries = 0;
    #refreshing = false;
    #destroyed = false;
    #ready = false;

    // ---- the page puts it in, takes it out, changes it ----

    connectedCallback() {
      if (this.#destroyed) return;
      if (!this.#root) this.#build();
      this.#listen();
      if (this.#options?.mode === "bubble") this.#rise();
      this.#loaded?.attached();
      if (!this.#ready) {
        this.#ready = true;
        queueMicrotask(() => this.#emit("ready"));
      }
    }

    disconnectedCallback() {
      // Moving an element takes it out for a moment: only what is still out afterwards is put to rest.
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#listening?.abort();
        this.#loaded?.detached();
      });
    }

    /** @param {string} _ @param {string | null} before @param {string | null} after */
    attributeChangedCallback(_, before, after) {
      if (before === after || !this.#root || this.#refreshing) return;
      this.#refreshing = true;
      queueMicrotask(() => {
        this.#refreshing = false;
        if (!this.#destroyed) this.#refresh();
      });
    }

    // ---- public methods ----

    /** Open the chat; resolves once it is there, to false where it could not be fetched. */
    async open() {
      return this.#open(true);
    }

    close() {
      this.#loaded?.close();
    }

    toggle() {
      return this.#loaded?.isOpen ? this.close() : this.open();
    }

    /** Open the chat and say something; false while another message is being answered. @param {string} text */
    async send(text) {
      return (await this.#open(true)) && /** @type {Chat} */ (this.#loaded).send(String(text));
    }

    /** Delete the conversation, on the service too, and begin anew. */
    async reset() {
      return (await this.#fetched()) ? /** @type {Chat} */ (this.#loaded).restart() : false;
    }

    /** @param {Lang | "auto"} locale */
    setLocale(locale) {
      this.setAttribute("locale", locale);
    }

    /** @param {"light" | "dark" | "auto"} theme */
    setTheme(theme) {
      this.setAttribute("theme", theme);
    }

    /** Take the element out for good. What the conversation's `session` keeps is kept. */
    destroy() {
      this.#teardown();
      this.#destroyed = true;
      this.remove();
    }

    /**
     * Listen to `ready open close message reply walk-step walk-done error`; returns how to stop.
     * @param {string} name @param {(detail: object) => void} listener
     */
    on(name, listener) {
      /** @param {any} event */
      const heard = (event) => listener(event.detail);
      this.addEventListener(`credit-coach:${name}`, heard);
      if (name === "ready" && this.#ready) queueMicrotask(() => listener({}));
      return () => this.removeEventListener(`credit-coach:${name}`, heard);
    }

    // ---- inside ----

    #build() {
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      if (!shadow.adoptedStyleSheets?.length && !shadow.querySelector("style")) adopt(shadow, css);
      const options = (this.#options = this.#read());
      this.#root = make(h("div", { class: "cc", popover: options.mode === "bubble" ? "manual" : null }));
      shadow.append(/** @type {HTMLElement} */ (this.#root));
      // A page's own shortcuts must not swallow what somebody types here; for the page it is no text field.
      for (const name of ["keydown", "keyup", "keypress"]) this.#root?.addEventListener(name, (event) => event.stopPropagation());
      if (options.mode === "bubble") this.#addLauncher();
      this.#dress();
      // A phone's whole screen is not taken unasked.
      const again = wasOpen(options, this.id) && !matchMedia(WHOLE_SCREEN).matches;
      if (options.mode !== "bubble" || again) queueMicrotask(() => this.#open(false));
    }

    /** Into the browser's top layer, which no z-index and no transform of the page reaches. */
    #rise() {
      try {
        this.#root?.showPopover?.();
      } catch {
        // It is there already: some ways of moving an element keep it so.
      }
    }

    #addLauncher() {
      this.#launcher = make(
        h("button", { type: "button", class: "launcher", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => this.toggle() },
          h("svg", { viewBox: "8 13 48 46", "aria-hidden": "true", focusable: "false" }, ...ICON)),
      );
      this.#root?.append(/** @type {HTMLElement} */ (this.#launcher), make(h("div", { class: "launcher-note", role: "alert" })));
    }

    #read() {
      // An element's own word counts before the script's.
      return readOptions((name) => this.getAttribute(name) ?? defaults[name] ?? null, {
        api: origin,
        pageLang: document.documentElement.lang,
        browserLang: navigator.language,
      });
    }

    #refresh() {
      const before = /** @type {Options} */ (this.#options);
      const after = this.#read();
      if (ROOTS.some((name) => before[name] !== after[name])) {
        this.#teardown();
        this.#build();
        if (this.isConnected) this.connectedCallback();
        return;
      }
      this.#options = after;
      this.#dress();
      this.#loaded?.update(after);
    }

    /** Language, colours, corner. */
    #dress() {
      const root = /** @type {HTMLElement} */ (this.#root);
      const options = /** @type {Options} */ (this.#options);
      const dark = options.theme === "dark" || (options.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
      root.className = `cc ${options.mode} ${options.position}${dark ? " dark" : ""}`;
      root.lang = options.locale === "zh" ? "zh-CN" : "en";
      root.dir = "ltr";
      for (const name of ["--cc-accent", "--cc-accent-ink", "--cc-accent-soft"]) root.style.removeProperty(name);
      const own = getComputedStyle(root);
      const [surface, bg, ink] = ["surface", "bg", "ink"].map((name) => own.getPropertyValue(`--cc-${name}`));
      const colours = surface && bg && ink ? accents(options.accent, { surface, bg, ink }) : null;
      if (colours) {
        root.style.setProperty("--cc-accent", colours.accent);
        root.style.setProperty("--cc-accent-ink", colours.ink);
        root.style.setProperty("--cc-accent-soft", colours.soft);
      }
      this.#launcher?.setAttribute("aria-label", LAUNCHER[options.locale]["open"] ?? "");
    }

    #listen() {
      this.#listening?.abort();
      this.#listening = new AbortController();
      matchMedia("(prefers-color-scheme: dark)").addEventListener?.("change", () => this.#dress(), { signal: this.#listening.signal });
      this.#dress();
    }

    /** @param {boolean} focus whether a person asked for it @returns {Promise<boolean>} */
    async #open(focus) {
      if (!(await this.#fetched())) return false;
      this.#loaded?.open(focus);
      return true;
    }

    /** Fetch the chat, once; an attempt that failed is no reason not to try again. @returns {Promise<boolean>} */
    async #fetched() {
      const options = this.#options;
      if (this.#destroyed || !options || !this.#root) return false;
      this.#launcher?.setAttribute("aria-busy", "true");
      this.#note("");
      try {
        this.#chat ??= this.#fetch(options);
        this.#loaded = await this.#chat;
        return true;
      } catch {
        this.#chat = null;
        this.#note(LAUNCHER[options.locale]["load_failed"] ?? "");
        this.#emit("error", { kind: "load", status: 0 });
        return false;
      } finally {
        this.#launcher?.removeAttribute("aria-busy");
      }
    }

    /** @param {Options} options @returns {Promise<Chat>} */
    async #fetch(options) {
      // Browsers remember that a module could not be had: another name asks again.
      const again = this.#tries++ ? `&try=${this.#tries}` : "";
      const root = /** @type {HTMLElement} */ (this.#root);
      /** @type {typeof import("./chat.js")} */
      const { Chat } = await import(`${origin}/widget-chat.js?v=${CHAT_VERSION}${again}`);
      if (root !== this.#root) throw new Error("changed while loading");
      const chat = new Chat(
        {
          element: this,
          root,
          launcher: this.#launcher,
          emit: (name, detail) => this.#emit(name, detail),
          setLocale: (locale) => this.setLocale(locale),
        },
        /** @type {Options} */ (this.#options ?? options),
      );
      if (this.isConnected) chat.attached();
      return chat;
    }

    /** @param {string} text shown beside the launcher, or in its place */
    #note(text) {
      const place = this.#root?.querySelector(".launcher-note") ?? (text ? this.#root?.appendChild(make(h("div", { class: "launcher-note", role: "alert" }))) : null);
      if (place) place.textContent = text;
    }

    #teardown() {
      this.#listening?.abort();
      this.#loaded?.destroy();
      this.#root?.remove();
      this.#root = this.#launcher = this.#chat = this.#loaded = null;
    }

    /** @param {string} name @param {object} [detail] */
    #emit(name, detail = {}) {
      this.dispatchEvent(new CustomEvent(`credit-coach:${name}`, { detail, bubbles: true, composed: true }));
    }
  };
}
