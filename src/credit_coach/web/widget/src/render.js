// From a reply to views. Pure: what may appear of a reply is decided here, and tested on real replies.

import { chart } from "./chart.js";
import { safeHref, sourceHosts } from "./links.js";
import { parse } from "./markdown.js";
import { h } from "./view.js";

/** @import { Block, Citation, ContactsBlock, Element_, FileBlock, Lang, Option, Reply, TableBlock, TextBlock, View } from "./types" */
/** @import { Span } from "./markdown.js" */
/** @import { Say } from "./strings.js" */

/**
 * What a reply may do, and where it stands.
 * @typedef {{
 *   api: string, say: Say, files: boolean,
 *   openSources(citations: Citation[], anchor: string, event: Event): void,
 * }} Hooks
 */

const FIGURE = /^(?:[-−+]?(?:CNY )?[\d,.]+ ?(?:[%元]|个月|期)?|[—-])$/;
const LONG_CELL = 10; // wide letters; a longer cell makes its table a list where there is little room
const LONG_TABLE = 12; // rows; more than that is folded

/**
 * Blocks that are shown as they stand; choices are not among them, since only the last reply's can be chosen.
 * @param {Pick<Reply, "blocks" | "citations" | "locale">} reply @param {Hooks} hooks @returns {Element_[]}
 */
export function blocks(reply, hooks) {
  const hosts = sourceHosts(reply, hooks.api);
  return reply.blocks.flatMap((block) => blockView(block, reply, hooks, hosts));
}

/** @param {Block} block @param {Pick<Reply, "citations" | "locale">} reply @param {Hooks} hooks @param {Set<string>} hosts @returns {Element_[]} */
function blockView(block, reply, hooks, hosts) {
  switch (block.type) {
    case "text":
      return text(block, reply, hooks, hosts);
    case "table":
      return [table(block, hooks)];
    case "chart":
      return [chart(block, reply.locale)];
    case "contacts":
      return [contacts(block, hooks)];
    case "file":
      return hooks.files ? [file(block, hooks)] : [];
    default:
      return []; // choices, and kinds that a newer service may know
  }
}

/** The buttons below the last reply. @param {Reply} reply @returns {Option[]} */
export function options(reply) {
  const found = reply.blocks.flatMap((block) => (block.type === "choices" ? block.options : []));
  return [...found, ...reply.suggestions];
}

/** @param {TextBlock} block @param {Pick<Reply, "citations">} reply @param {Hooks} hooks @param {Set<string>} hosts @returns {Element_[]} */
function text(block, reply, hooks, hosts) {
  const anchors = block.anchors[Symbol.iterator]();
  /** @param {Span} span @returns {View} */
  const inline = (span) => {
    if (span.type === "text") return span.text;
    if (span.type === "bold") return h("strong", {}, ...span.children.map(inline));
    if (span.type === "mark") return mark(span.n, anchors.next().value ?? "", reply.citations, hooks);
    return link(span.text, safeHref(span.href, hooks.api, hosts), hooks);
  };
  return parse(block.markdown).map((part) => {
    if (part.type === "list") {
      const items = part.items.map((item) => h("li", {}, ...item.map(inline)));
      return part.ordered ? h("ol", { start: part.start }, ...items) : h("ul", {}, ...items);
    }
    return h("p", {}, ...part.lines.flatMap((line, number) => [...(number ? [h("br")] : []), ...line.map(inline)]));
  });
}

/** @param {number} n @param {string} anchor @param {Citation[]} citations @param {Hooks} hooks @returns {View} */
function mark(n, anchor, citations, hooks) {
  const citation = citations.find((one) => one.n === n);
  if (!citation) return `[${n}]`;
  return h("sup", {}, h("button", {
    type: "button",
    class: "mark",
    "aria-label": hooks.say("source", { n: String(n) }),
    "aria-haspopup": "dialog",
    onclick: (event) => hooks.openSources([citation], anchor, event),
  }, String(n)));
}

/** A link, or its words alone where it may not lead. @param {string} words @param {string} href @param {Hooks} hooks @returns {View} */
export function link(words, href, hooks) {
  if (!href) return words;
  if (href.startsWith("tel:")) return h("a", { href }, words);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, words, h("span", { class: "sr" }, hooks.say("new_tab")));
}

/** @param {ContactsBlock} block @param {Hooks} hooks @returns {Element_} */
function contacts(block, hooks) {
  return h("ul", { class: "contacts" }, ...block.items.map((item) => {
    const href = safeHref(`tel:${item.tel}`, hooks.api);
    const words = [h("span", {}, item.label), h("b", {}, item.tel)];
    return h("li", {}, href ? h("a", { href }, ...words) : h("div", {}, ...words), item.note && h("small", {}, item.note));
  }));
}

/** @param {FileBlock} block @param {Hooks} hooks @returns {Element_} */
function file(block, hooks) {
  const href = safeHref(block.href, hooks.api);
  const words = [h("b", {}, block.label), h("small", {}, block.name)];
  // A new tab: another origin's file would otherwise take the page away where it cannot be saved.
  return href ? h("a", { class: "file", href, download: block.name, target: "_blank", rel: "noopener" }, ...words) : h("div", { class: "file" }, ...words);
}

/** Width in wide letters. @param {string} cell */
const width = (cell) => [...cell].reduce((sum, char) => sum + (/[\u1100-\uffef]/.test(char) ? 1 : 0.55), 0);

/** @param {TableBlock} block @param {Hooks} hooks @returns {Element_} */
function table(block, hooks) {
  const long = block.columns.length > 2 && block.rows.some((row) => row.some((cell) => width(cell) > LONG_CELL));
  // The first column says what its rows are about, so that its figures are names.
  const kinds = block.columns.map((_, number) => (number && block.rows.every((row) => FIGURE.test(row[number] ?? "")) ? "figure" : null));
  const body = block.rows.map((row) =>
    h("tr", { role: "row" }, ...row.map((cell, number) =>
      number || !cell
        ? h("td", { role: "cell", class: kinds[number], "data-column": block.columns[number] }, cell)
        : h("th", { role: "rowheader", scope: "row" }, cell))));
  // Roles are said again: a table that a narrow panel shows as a list would lose them.
  const whole = h("div", { class: `table ${long ? "long" : ""}`, tabindex: 0, role: "region", "aria-label": block.title },
    h("table", { role: "table" },
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...block.columns.map((name, number) => h("th", { role: "columnheader", scope: "col", class: kinds[number] }, name)))),
      h("tbody", { role: "rowgroup" }, ...body)));
  if (block.folded || block.rows.length > LONG_TABLE) {
    return h("details", { class: "folded" }, h("summary", {}, hooks.say("rows", { title: block.title, count: String(block.rows.length) })), whole);
  }
  return h("div", {}, h("div", { class: "table-title" }, block.title), whole);
}
