// The little Markdown that replies are written in: paragraphs, lists, **bold**, [words](address) and the [n] of a
// citation. Everything else is text. The result is a tree of plain data; no HTML is read or written.

/**
 * @typedef {{type: "text", text: string} | {type: "bold", children: Span[]} | {type: "mark", n: number}
 *   | {type: "link", text: string, href: string}} Span
 * @typedef {{type: "paragraph", lines: Span[][]} | {type: "list", ordered: boolean, start: number, items: Span[][]}} Part
 */

const ITEM = /^\s*(?:[-*]|([0-9]{1,2})[.)])\s+(?=\S)/;
const MEANT = /\*\*([^*\n]+)\*\*|\[([0-9]{1,3})\](?!\()|\[([^\][\n]{1,200})\]\(([^\s()]{1,500})\)/g;

/** @param {string} text @returns {Span[]} */
export function spans(text) {
  /** @type {Span[]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(MEANT)) {
    if (match.index > end) found.push({ type: "text", text: text.slice(end, match.index) });
    const [whole, bold, mark, label, href] = match;
    if (bold !== undefined) found.push({ type: "bold", children: spans(bold) });
    else if (mark !== undefined) found.push({ type: "mark", n: Number(mark) });
    else found.push({ type: "link", text: label ?? "", href: href ?? "" });
    end = match.index + whole.length;
  }
  if (end < text.length) found.push({ type: "text", text: text.slice(end) });
  return found;
}

/** @param {string} markdown @returns {Part[]} */
export function parse(markdown) {
  /** @type {Part[]} */
  const parts = [];
  /** @type {Part | null} */
  let open = null;
  for (const line of markdown.split("\n")) {
    const item = ITEM.exec(line);
    if (!line.trim()) open = null;
    else if (item) {
      const ordered = item[1] !== undefined;
      if (open?.type !== "list" || open.ordered !== ordered) {
        open = { type: "list", ordered, start: Number(item[1] ?? 1), items: [] };
        parts.push(open);
      }
      open.items.push(spans(line.slice(item[0].length).trim()));
    } else {
      if (open?.type !== "paragraph") {
        open = { type: "paragraph", lines: [] };
        parts.push(open);
      }
      open.lines.push(spans(line.trim()));
    }
  }
  return parts;
}
