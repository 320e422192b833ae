// Where the message is typed.

import { enterGuard } from "./enter.js";
import { icon } from "./sheet.js";
import { h, make } from "./view.js";

/** @import { Say } from "./strings.js" */

export class Composer {
  /** @param {{send(text: string): boolean, stop(): void}} doing */
  constructor(doing) {
    this.doing = doing;
    const guard = enterGuard();
    this.box = /** @type {HTMLTextAreaElement} */ (make(
      h("textarea", {
        rows: 1, id: "box", enterkeyhint: "send", autocomplete: "off", dir: "auto",
        oninput: () => this.#fit(),
        oncompositionstart: () => guard.start(),
        oncompositionend: (event) => guard.end(event),
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          if (!guard.sends(event)) return;
          event.preventDefault();
          this.#send();
        },
      }),
    ));
    this.button = make(h("button", { type: "submit", class: "send" }));
    this.label = make(h("label", { class: "sr", for: "box" }));
    this.node = make(h("form", { class: "composer", onsubmit: (event) => {
      event.preventDefault();
      if (this.busy) this.doing.stop();
      else this.#send();
    } }));
    this.node.append(this.label, this.box, this.button);
    this.busy = false;
  }

  /** @param {Say} say @param {boolean} busy @param {boolean} asked whether the coach waits for an answer */
  show(say, busy, asked) {
    this.busy = busy;
    this.label.textContent = say("input");
    this.box.placeholder = say(asked ? "answer" : "placeholder");
    const name = say(busy ? "stop" : "send");
    this.button.setAttribute("aria-label", name);
    this.button.setAttribute("title", name);
    this.button.replaceChildren(make(icon(busy ? "M8 8h8v8H8z" : "M12 19V5M6 11l6-6 6 6")));
  }

  /** Give a text back. @param {string} text */
  fill(text) {
    this.box.value = text;
    this.#fit();
  }

  #send() {
    if (!this.doing.send(this.box.value)) return;
    this.fill("");
  }

  #fit() {
    this.box.style.height = "auto";
    if (this.box.scrollHeight) this.box.style.height = `${Math.min(this.box.scrollHeight + 2, 140)}px`;
  }
}
