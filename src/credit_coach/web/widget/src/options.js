// What a host may choose: attributes of the element, else `data-*` of the script, else a default. Anything unknown is
// the default, so that a typing error never leaves a page without its coach.

/** @import { Lang, Options } from "./types" */

export const NAMES = ["api", "site", "locale", "theme", "accent", "position", "mode", "session", "greeting", "starters"];

/** @template {string} T @param {string | null} value @param {readonly T[]} allowed first one is the default @returns {T} */
const one = (value, allowed) => allowed.find((name) => name === value) ?? /** @type {T} */ (allowed[0]);

/**
 * @param {(name: string) => string | null} given
 * @param {{api: string, pageLang: string, browserLang: string}} around
 * @returns {Options}
 */
export function readOptions(given, around) {
  return {
    api: (given("api") || around.api).replace(/\/+$/, ""),
    site: (given("site") ?? "").replace(/[^\w.-]/g, "").slice(0, 40),
    locale: language(given("locale"), around.pageLang, around.browserLang),
    theme: one(given("theme"), /** @type {const} */ (["auto", "light", "dark"])),
    accent: given("accent") ?? "",
    position: one(given("position"), /** @type {const} */ (["right", "left"])),
    mode: one(given("mode"), /** @type {const} */ (["bubble", "inline", "page"])),
    session: one(given("session"), /** @type {const} */ (["tab", "none", "device"])),
    greeting: given("greeting") ?? "",
    starters: (given("starters") ?? "").split(/[|\n]/).map((text) => text.trim()).filter(Boolean).slice(0, 8),
  };
}

/**
 * zh or en as asked; else the page's language, else the browser's, else Chinese.
 * @param {string | null} asked @param {string} page @param {string} browser @returns {Lang}
 */
export function language(asked, page, browser) {
  for (const tag of [asked, page, browser]) {
    if (/^zh\b/i.test(tag ?? "")) return "zh";
    if (/^en\b/i.test(tag ?? "")) return "en";
  }
  return "zh";
}
