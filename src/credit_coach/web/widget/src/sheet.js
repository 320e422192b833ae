// A sheet over the lower part of the chat: sources, or a question before something is deleted. The keyboard stays in it
// until it is closed, and then goes back to where it came from.

import { h, make } from "./view.js";

/** @import { View } from "./types" */
/** @import { Say } from "./strings.js" */

export class Sheet {
  /** @type {HTMLElement | null} */
  #node = null;
  /** @type {HTMLElement | null} */
  #from = null;

  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.panel = panel;
  }

  get isOpen() {
    return this.#node !== null;
  }

  /** @param {string} title @param {View[]} content @param {Say} say @param {EventTarget | null} from what opened it */
  open(title, content, say, from) {
    this.close();
    this.#from = from instanceof HTMLElement ? from : null;
    const close = h("button", { type: "button", class: "icon-button", "aria-label": say("close"), onclick: () => this.close() }, cross());
    this.#node = make(
      h("div", { class: "sheet-place", onclick: (event) => event.target === event.currentTarget && this.close(), onkeydown: (event) => this.#key(event) },
        h("section", { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": title, tabindex: -1 },
          h("header", {}, h("h2", {}, title), close),
          h("div", { class: "sheet-body", tabindex: 0 }, ...content))),
    );
    for (const one of this.panel.children) one.toggleAttribute("inert", true);
    this.panel.append(/** @type {HTMLElement} */ (this.#node));
    /** @type {HTMLElement} */ (this.#node?.querySelector(".sheet")).focus({ preventScroll: true });
  }

  close() {
    if (!this.#node) return;
    this.#node.remove();
    this.#node = null;
    for (const one of this.panel.children) one.removeAttribute("inert");
    this.#from?.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      this.close();
    } else if (event.key === "Tab") keepIn(/** @type {HTMLElement} */ (this.#node), event);
  }
}

/** Let Tab go round inside a node. @param {HTMLElement} node @param {KeyboardEvent} event */
export function keepIn(node, event) {
  const places = /** @type {HTMLElement[]} */ ([...node.querySelectorAll("a[href], button:not([disabled]), textarea, summary, [tabindex='0']")])
    .filter((one) => !one.closest("[inert]") && one.getClientRects().length);
  const active = /** @type {ShadowRoot} */ (node.getRootNode()).activeElement;
  const [first, last] = [places[0], places.at(-1)];
  if (event.shiftKey ? active === first || active?.matches("[tabindex='-1']") : active === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}

export const cross = () => icon("M6 6l12 12M18 6L6 18");

/** @param {string} path @returns {View} */
export function icon(path) {
  return h("svg", { viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true", focusable: "false" },
    h("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" }));
}
