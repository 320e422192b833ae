// The one module that speaks to the service: open, say (streamed), read, delete, rate. Every failure is a `Failure`.

import { sseParser } from "./sse.js";

/** @import { Block, Lang, Options, Reply } from "./types" */
/** @import { Access, Store } from "./session.js" */

/**
 * offline      nothing came back, or it broke off          limited   too many messages
 * gone         the conversation has expired                busy      the service, or this conversation, is busy
 * changed      another tab went on with it                 refused   the message cannot be taken
 * unavailable  the service is out of order                 stopped   by the person
 * unkept       the service answers, and keeps nothing at the moment
 * @typedef {"offline" | "gone" | "changed" | "unavailable" | "limited" | "busy" | "refused" | "stopped" | "unkept"} Kind
 */

/** Seconds without a sign of life after which a stream counts as lost. */
const SILENCE = 45;

export class Failure extends Error {
  /** @param {Kind} kind @param {number} [status] @param {number} [retryAfter] seconds */
  constructor(kind, status = 0, retryAfter = 0) {
    super(kind);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** @param {number} status @param {number} [retryAfter] */
export function failureOf(status, retryAfter = 0) {
  /** @type {Record<number, Kind>} */
  const kinds = { 401: "gone", 404: "gone", 403: "refused", 409: "busy", 411: "refused", 412: "changed", 413: "refused", 422: "refused", 429: "limited", 503: "busy" };
  return new Failure(kinds[status] ?? "unavailable", status, retryAfter);
}

/**
 * @typedef {{status(state: string): void, block(index: number, block: Block): void}} Listener
 */

export class Client {
  /** What was said without a conversation, oldest first. @type {string[]} */
  #earlier = [];
  /** Whether the service could not keep a conversation when the first one was to be opened. */
  #unkept = false;

  /** @param {Pick<Options, "api" | "site" | "session">} options @param {Store} store */
  constructor(options, store) {
    this.options = options;
    this.store = store;
    /** @type {Access | null} */
    this.access = options.session === "none" ? null : store.load();
  }

  /** Whether verdicts and files can be had: they need a conversation. */
  get keeps() {
    return this.options.session !== "none" && !this.#unkept;
  }

  /**
   * Say something; the reply is the truth, whatever was shown of it before.
   * @param {string} text @param {string} key @param {Lang} locale @param {AbortSignal} signal @param {Listener} listener
   * @returns {Promise<Reply>}
   */
  async say(text, key, locale, signal, listener) {
    if (!this.keeps) return this.#ask(text, locale, signal);
    /** @type {Access} */
    let access;
    try {
      access = this.access ?? (await this.#open(locale, signal));
    } catch (error) {
      if (!(error instanceof Failure && error.kind === "unkept")) throw error;
      // The answer matters more than its being kept: until the page is loaded anew, this one remembers.
      this.#unkept = true;
      return this.#ask(text, locale, signal);
    }
    /** @type {Record<string, string>} */
    const version = access.version === null ? {} : { "If-Match": `"${access.version}"` };
    // Until the reply is here nobody knows which version the conversation is at.
    access.version = null;
    const response = await this.#fetch(`/api/v1/conversations/${access.id}/messages`, {
      method: "POST",
      body: { text, locale },
      headers: { Accept: "text/event-stream, application/json;q=0.5", "Idempotency-Key": key, ...version },
      signal,
    });
    const streamed = response.headers.get("content-type")?.startsWith("text/event-stream");
    const { reply, at } = streamed ? await read(response, listener, signal) : { reply: await json(response), at: etag(response) };
    access.version = at;
    return reply;
  }

  /** One turn of which the service keeps nothing. @param {string} text @param {Lang} locale @param {AbortSignal} signal
   * @returns {Promise<Reply>} */
  async #ask(text, locale, signal) {
    const body = { text, locale, earlier: this.#earlier.slice(-40) };
    const reply = await json(await this.#fetch("/api/v1/ask", { method: "POST", body, signal }));
    this.#earlier.push(text);
    return reply;
  }

  /** @returns {Promise<{message: string, reply: Reply}[] | null>} null when nothing is kept (any more) */
  async history() {
    if (!this.access) return null;
    try {
      const response = await this.#fetch(`/api/v1/conversations/${this.access.id}`, {});
      const found = await json(response);
      this.access.version = found.version ?? etag(response);
      return found.turns;
    } catch (error) {
      if (!(error instanceof Failure && error.kind === "gone")) throw error;
      this.leave();
      return null;
    }
  }

  /** Delete the conversation on the service, then here. */
  async forget() {
    this.#earlier = [];
    if (this.access) {
      try {
        await this.#fetch(`/api/v1/conversations/${this.access.id}`, { method: "DELETE" });
      } catch (error) {
        if (!(error instanceof Failure && error.kind === "gone")) throw error;
      }
    }
    this.leave();
  }

  /** Know nothing of the conversation any more. */
  leave() {
    this.access = null;
    this.store.save(null);
  }

  /** @param {string} replyId @param {"up" | "down"} verdict @param {string} [reason] */
  async rate(replyId, verdict, reason) {
    const body = { reply_id: replyId, verdict, ...(reason ? { reason } : {}) };
    await this.#fetch(`/api/v1/conversations/${this.access?.id}/feedback`, { method: "POST", body });
  }

  /** @param {Lang} locale @param {AbortSignal} signal @returns {Promise<Access>} */
  async #open(locale, signal) {
    const response = await this.#fetch("/api/v1/conversations", { method: "POST", body: { locale }, signal });
    const { id, token, version } = await json(response);
    this.access = { id, token, version: version ?? null };
    this.store.save(this.access);
    return this.access;
  }

  /**
   * @param {string} path
   * @param {{method?: string, body?: object, headers?: Record<string, string>, signal?: AbortSignal}} request
   */
  async #fetch(path, { method = "GET", body, headers = {}, signal }) {
    /** @type {Record<string, string>} */
    const all = { ...headers };
    if (body) all["Content-Type"] = "application/json";
    if (this.options.site) all["X-Credit-Coach-Site"] = this.options.site;
    if (this.access) all["Authorization"] = `Bearer ${this.access.token}`;
    /** @type {Response} */
    let response;
    try {
      response = await fetch(this.options.api + path, {
        method,
        headers: all,
        body: body ? JSON.stringify(body) : null,
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: signal ?? null,
      });
    } catch {
      if (signal?.aborted) throw new Failure("stopped");
      if (navigator.onLine !== false) console.warn(`credit-coach: no answer from ${this.options.api}. If it is up, is ${location.origin} among its allowed origins?`);
      throw new Failure("offline");
    }
    if (response.ok) return response;
    if (response.status === 503 && (await response.json().catch(() => null))?.code === "storage_unavailable") throw new Failure("unkept", 503);
    throw failureOf(response.status, Number(response.headers.get("retry-after")) || 0);
  }
}

/** @param {Response} response @returns {Promise<any>} */
async function json(response) {
  try {
    return await response.json();
  } catch {
    throw new Failure("offline");
  }
}

/** @param {Response} response */
function etag(response) {
  const found = /^"?(\d+)"?$/.exec(response.headers.get("etag") ?? "");
  return found ? Number(found[1]) : null;
}

/**
 * Read a stream to its reply.
 * @param {Response} response @param {Listener} listener @param {AbortSignal} signal
 * @returns {Promise<{reply: Reply, at: number | null}>}
 */
async function read(response, listener, signal) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  const push = sseParser();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await within(reader.read());
      for (const { event, data, id } of push(decoder.decode(value, { stream: !done }))) {
        const told = JSON.parse(data);
        if (event === "status") listener.status(told.state);
        else if (event === "block") listener.block(told.index, told.block);
        else if (event === "reply") {
          drain(reader);
          return { reply: told, at: /^\d+$/.test(id) ? Number(id) : null };
        }
        else if (event === "error") throw failureOf(told.status, told.retry_after);
      }
      if (done) throw new Failure("offline");
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw signal.aborted ? new Failure("stopped") : error instanceof Failure ? error : new Failure("offline");
  }
}

/** Read to the end: the service would take a stream that is let go for a person who left.
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader */
async function drain(reader) {
  try {
    while (!(await reader.read()).done);
  } catch {
    // the reply is here already
  }
}

/** @template T @param {Promise<T>} promise @returns {Promise<T>} */
async function within(promise) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Failure("offline")), SILENCE * 1000);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, late]));
  } finally {
    clearTimeout(timer);
  }
}
