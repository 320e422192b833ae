// One turn as it is seen: what was said, and what became of it.

import { blocks } from "./render.js";
import { icon } from "./sheet.js";
import { h } from "./view.js";

/** @import { Turn, View } from "./types" */
/** @import { Hooks } from "./render.js" */

/**
 * @typedef {Hooks & {
 *   rates: boolean, retry(): void, rate(turn: Turn, verdict: "up" | "down", reason?: string): void,
 * }} TurnHooks
 */

/** Nobody is asked for a verdict on a question, or in a crisis. */
const UNRATED = new Set(["greeting", "walk_question", "ask_clarification", "crisis_support"]);

const UP = "M7 11v9H4v-9zM7 11l4-7c1.5 0 2.5 1 2.2 2.6L12.5 10H18a2 2 0 0 1 2 2.3l-1 6a2 2 0 0 1-2 1.7H7";
const DOWN = "M7 13V4H4v9zM7 13l4 7c1.5 0 2.5-1 2.2-2.6L12.5 14H18a2 2 0 0 0 2-2.3l-1-6A2 2 0 0 0 17 4H7";

/** @param {Turn} turn @param {TurnHooks} hooks @returns {View} */
export function turnView(turn, hooks) {
  const { say } = hooks;
  const shown = turn.reply?.locale ?? turn.lang;
  return h("div", { class: `turn ${turn.state}` },
    turn.note && h("p", { class: "note" }, say(turn.note)),
    h("div", { class: "me" }, h("span", { class: "sr" }, `${say("you")}: `), turn.text),
    h("div", { class: "it", lang: shown === "zh" ? "zh-CN" : "en" }, ...inside(turn, hooks)));
}

/** @param {Turn} turn @param {TurnHooks} hooks @returns {View[]} */
function inside(turn, hooks) {
  const { say, retry } = hooks;
  if (turn.state === "answered" && turn.reply) return answer(turn, hooks);
  const preview = blocks({ blocks: turn.preview, citations: [], locale: turn.lang }, hooks);
  if (turn.state === "waiting") {
    const told = say(turn.status ?? "searching") || say("searching");
    return [...preview, h("p", { class: "status" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), told)];
  }
  return [
    ...preview,
    h("div", { class: "failure" },
      h("p", {}, say(turn.state === "stopped" ? "stopped" : (turn.failure ?? "unavailable"))),
      h("button", { type: "button", class: "plain", onclick: () => retry() }, say("retry"))),
  ];
}

/** @param {Turn} turn @param {TurnHooks} hooks @returns {View[]} */
function answer(turn, hooks) {
  const reply = /** @type {import("./types").Reply} */ (turn.reply);
  const { say } = hooks;
  const cited = reply.citations.length > 0;
  const rated = hooks.rates && !UNRATED.has(reply.outcome);
  return h("div", {},
    ...blocks(reply, hooks),
    reply.generated && h("p", { class: "generated" }, reply.generated.label),
    (cited || rated) && h("div", { class: "below" },
      cited && h("button", { type: "button", class: "sources", "aria-haspopup": "dialog", onclick: (event) => hooks.openSources(reply.citations, "", event) }, say("sources", { count: String(reply.citations.length) })),
      rated && rating(turn, hooks))).children;
}

/** @param {Turn} turn @param {TurnHooks} hooks @returns {View} */
function rating(turn, hooks) {
  const { say } = hooks;
  if (turn.rated === "told") return h("p", { class: "rating small", tabindex: -1 }, say("thanks"));
  if (turn.rated === "down") {
    const reasons = say("reasons").split("\n");
    return h("div", { class: "rating reasons", role: "group", "aria-label": say("reason_ask") },
      h("span", { class: "small" }, say("reason_ask")),
      ...reasons.map((reason) => h("button", { type: "button", class: "plain", onclick: () => hooks.rate(turn, "down", reason) }, reason)));
  }
  /** @param {"up" | "down"} verdict @param {string} path @param {string} name */
  const thumb = (verdict, path, name) =>
    h("button", { type: "button", class: "icon-button", "aria-label": name, title: name, onclick: () => hooks.rate(turn, verdict) }, icon(path));
  return h("div", { class: "rating" }, thumb("up", UP, say("helpful")), thumb("down", DOWN, say("unhelpful")));
}
