// What is said: the turns, and what becomes of each. Knows nothing of how it is shown.

import { Failure } from "./client.js";

/** @import { Client } from "./client.js" */
/** @import { Block, Lang, Turn } from "./types" */

/** How often a message is sent again by itself before the person is asked. */
const TRIES = 3;

/**
 * @typedef {{
 *   changed(turn: Turn): void,
 *   reloaded(): void,
 *   returned(text: string): void,
 *   emit(name: string, detail: Record<string, string | number | boolean | null>): void,
 * }} Audience
 */

export class Talk {
  /** @type {Turn[]} */
  turns = [];
  /** @type {AbortController | null} */
  #abort = null;

  /** @param {Client} client @param {Audience} audience */
  constructor(client, audience) {
    this.client = client;
    this.audience = audience;
  }

  get busy() {
    return this.#abort !== null;
  }

  get last() {
    return this.turns.at(-1);
  }

  /** Read what is kept of an earlier page; false when that has gone. */
  async load() {
    if (!this.client.access) return true;
    const told = await this.client.history();
    this.turns = (told ?? []).map(({ message, reply }) => ({
      text: message, lang: reply.locale, key: "", state: "answered", preview: [], reply,
    }));
    this.audience.reloaded();
    return told !== null;
  }

  /** @param {string} text @param {Lang} lang @returns {boolean} false while another message is being answered */
  send(text, lang) {
    if (this.busy || !text.trim()) return false;
    /** @type {Turn} */
    const turn = { text: text.trim(), lang, key: newKey(), state: "waiting", preview: [] };
    this.turns.push(turn);
    this.audience.emit("message", { turn: this.turns.length });
    this.#run(turn);
    return true;
  }

  /** Try the last message again, under its own key: if it was answered after all, this gives that answer. */
  retry() {
    const turn = this.last;
    if (!this.busy && turn && (turn.state === "failed" || turn.state === "stopped")) this.#run(turn);
  }

  /** Back online. */
  resume() {
    if (this.last?.state === "failed" && this.last.failure === "offline") this.retry();
  }

  stop() {
    this.#abort?.abort();
  }

  /** Delete everything and begin anew; throws a Failure when the service could not. */
  async restart() {
    this.stop();
    this.#abort = null;
    await this.client.forget();
    this.turns = [];
    this.audience.reloaded();
  }

  /** @param {Turn} turn */
  async #run(turn) {
    const abort = (this.#abort = new AbortController());
    Object.assign(turn, { state: "waiting", failure: undefined, status: "reading", preview: [] });
    this.audience.changed(turn);
    try {
      turn.reply = await this.#said(turn, abort.signal);
      turn.state = "answered";
    } catch (error) {
      if (abort.signal.aborted) turn.state = "stopped";
      else if (error instanceof Failure && error.kind === "changed") await this.#caughtUp(turn);
      else this.#failed(turn, error instanceof Failure ? error : new Failure("unavailable"));
    } finally {
      if (this.#abort === abort) this.#abort = null;
    }
    if (!this.turns.includes(turn)) return; // begun anew meanwhile
    this.audience.changed(turn);
    this.#tell(turn);
  }

  /** Say it, again where waiting a moment or a new conversation helps. @param {Turn} turn @param {AbortSignal} signal */
  async #said(turn, signal) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.client.say(turn.text, turn.key, turn.lang, signal, {
          status: (state) => this.#progress(turn, { status: state }),
          block: (index, block) => this.#progress(turn, { preview: Object.assign([...turn.preview], { [index]: block }) }),
        });
      } catch (error) {
        const failure = error instanceof Failure ? error : new Failure("unavailable");
        if (tries >= TRIES || signal.aborted) throw failure;
        if (failure.kind === "gone") {
          this.client.leave();
          turn.note = this.turns.length > 1 ? "gone" : undefined;
        } else if (failure.status === 409 || (failure.kind === "offline" && navigator.onLine !== false)) {
          await pause((failure.retryAfter || 1) * 1000, signal);
        } else throw failure;
        turn.preview = [];
      }
    }
  }

  /** Another tab went on: show what it said, and give the text back to be looked at once more. @param {Turn} turn */
  async #caughtUp(turn) {
    this.audience.emit("error", { kind: "changed", status: 412 });
    try {
      await this.load();
      this.audience.returned(turn.text);
    } catch {
      this.#failed(turn, new Failure("offline"));
    }
  }

  /** @param {Turn} turn @param {{status?: string, preview?: Block[]}} news */
  #progress(turn, news) {
    Object.assign(turn, news);
    this.audience.changed(turn);
  }

  /** @param {Turn} turn @param {Failure} failure */
  #failed(turn, failure) {
    turn.state = "failed";
    turn.failure = failure.kind;
    this.audience.emit("error", { kind: failure.kind, status: failure.status });
  }

  /** Tell the page what happened, without a word of what was said. @param {Turn} turn */
  #tell({ reply, state }) {
    if (state !== "answered" || !reply) return;
    this.audience.emit("reply", { outcome: reply.outcome, completeness: reply.completeness, turn: this.turns.length });
    if (reply.walk?.state === "asking") {
      const { answered, total } = reply.walk.progress;
      this.audience.emit("walk-step", { walk: reply.walk.name, answered, total });
    } else if (reply.walk?.state === "done") this.audience.emit("walk-done", { walk: reply.walk.name });
  }
}

/** A name for a message that no other has. */
function newKey() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {number} ms @param {AbortSignal} signal @returns {Promise<void>} */
function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
