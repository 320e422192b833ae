// Where the browser keeps the one opaque id and token of a conversation: nowhere, in this tab, or on this device.
// Storage that is blocked or full is no error; the conversation then lives as long as the page.

/** @import { Options, Session } from "./types" */

/** Names taken by widgets of this page: two of them never share a conversation by accident. @type {Set<string>} */
const taken = new Set();

/**
 * @typedef {{id: string, token: string, version: number | null}} Access
 * @typedef {{load(): Access | null, save(access: Access | null): void, flag(open?: boolean): boolean, hold(): void, release(): void}} Store
 */

/** @param {Pick<Options, "api" | "site">} options @param {string} name of the element, may be "" */
export function storageKey(options, name) {
  return ["credit-coach", options.api.replace(/^\w+:\/\//, ""), options.site, name].filter(Boolean).join(":");
}

/** Whether the first widget of that name was open on the page before. @param {Options} options @param {string} name */
export function wasOpen(options, name) {
  try {
    return options.session !== "none" && sessionStorage.getItem(`${storageKey(options, name)}:open`) === "1";
  } catch {
    return false;
  }
}

/** @param {Pick<Options, "api" | "site" | "session">} options @param {string} name of the element, may be "" @returns {Store} */
export function sessionStore(options, name) {
  const base = storageKey(options, name);
  let key = base;
  for (let number = 2; taken.has(key); number += 1) key = `${base}:${number}`;
  /** @type {Access | null} */
  let held = null;
  return {
    load() {
      try {
        const found = JSON.parse(storage(options.session)?.getItem(key) ?? "null");
        if (typeof found?.id === "string" && typeof found.token === "string") held = { version: null, ...found };
      } catch {
        // blocked, or written by something else
      }
      return held;
    },
    save(access) {
      held = access;
      try {
        const place = storage(options.session);
        // The version is read with the conversation: another tab may have gone on.
        if (access) place?.setItem(key, JSON.stringify({ id: access.id, token: access.token }));
        else place?.removeItem(key);
      } catch {
        // blocked or full
      }
    },
    flag(open) {
      try {
        const place = options.session === "none" ? null : sessionStorage;
        if (open !== undefined) place?.[open ? "setItem" : "removeItem"](`${key}:open`, "1");
        return place?.getItem(`${key}:open`) === "1";
      } catch {
        return false;
      }
    },
    // A widget that is in no page leaves its name to the next one: a page that rebuilds itself goes on with its talk.
    hold() {
      taken.add(key);
    },
    release() {
      taken.delete(key);
    },
  };
}

/** @param {Session} session @returns {Storage | null} */
function storage(session) {
  return session === "tab" ? sessionStorage : session === "device" ? localStorage : null;
}
