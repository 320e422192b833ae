// The replies are real ones: tests/web/test_widget_snapshots.py holds them to what the coach says.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { roundMarks } from "../src/chart.js";
import { date, full, short } from "../src/figures.js";
import { blocks, options } from "../src/render.js";
import { sources } from "../src/sources.js";
import { speaker } from "../src/strings.js";
import { words } from "../src/view.js";

const folder = new URL("../../../../../tests/web/snapshots/", import.meta.url);
const replies = Object.fromEntries(readdirSync(folder).map((name) => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, folder), "utf8"))]));
const API = "https://coach.example";
const hooks = { api: API, say: speaker("zh"), files: true, openSources() {} };

const all = (view) => (typeof view === "string" ? [] : [view, ...view.children.flatMap(all)]);
const plain = (text) => text.replace(/\s|\*\*|\[\d+\]|（在新窗口打开）/g, "");

const TAGS = new Set(["p", "br", "strong", "sup", "button", "a", "span", "ul", "ol", "li", "b", "small", "div", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "figure", "figcaption", "svg", "rect", "path", "line", "polyline", "text", "article", "h3", "blockquote"]);

for (const [name, reply] of Object.entries(replies)) {
  const views = blocks(reply, hooks);
  const nodes = views.flatMap(all);

  test(`${name}: every word of the texts is shown, in order`, () => {
    const shown = plain(views.map(words).join(""));
    let from = 0;
    for (const block of reply.blocks.filter((one) => one.type === "text")) {
      for (const line of block.markdown.split("\n")) {
        const wanted = plain(line.replace(/^\s*(?:[-*]|\d{1,2}[.)])\s+/, ""));
        const at = shown.indexOf(wanted.slice(0, 8), from);
        assert.ok(!wanted || at >= 0, line);
        from = Math.max(at, from);
      }
    }
  });

  test(`${name}: nothing but the allowed tags, no style, no foreign address`, () => {
    for (const node of [...nodes, ...sources(reply.citations, reply.locale, "", hooks).flatMap(all)]) {
      assert.ok(TAGS.has(node.tag), node.tag);
      for (const banned of ["style", "src", "srcset", "srcdoc", "action", "innerHTML"]) assert.ok(!(banned in node.attrs), banned);
      if (node.attrs.href) assert.match(node.attrs.href, /^(https:\/\/coach\.example\/|tel:\d|https:\/\/[\w.-]+\.(cn|com)\/)/);
    }
  });

  test(`${name}: each mark is a button that opens its own citation`, () => {
    const marks = nodes.filter((node) => node.attrs.class === "mark");
    const wanted = reply.blocks.flatMap((block) => (block.type === "text" ? block.citations : []));
    assert.deepEqual(marks.map((mark) => Number(words(mark))), wanted);
    const anchors = reply.blocks.flatMap((block) => (block.type === "text" ? block.anchors : []));
    marks.forEach((mark, number) => {
      let opened;
      const own = blocks(reply, { ...hooks, openSources: (citations, anchor) => { opened = [citations[0].n, anchor]; } }).flatMap(all).filter((node) => node.attrs.class === "mark");
      own[number].attrs.onclick({});
      assert.deepEqual(opened, [wanted[number], anchors[number]]);
    });
  });

  test(`${name}: the sources name document, provision, issuer, date and level`, () => {
    const shown = sources(reply.citations, reply.locale, "", hooks);
    reply.citations.forEach((citation, number) => {
      const text = words(shown[number]);
      for (const sentence of citation.sentences) assert.ok(text.includes(sentence));
      for (const fact of citation.facts) {
        for (const part of [fact.source, fact.article, fact.document_no, fact.issuer]) assert.ok(!part || text.includes(part), part);
        assert.ok(text.includes(hooks.say(`level.${fact.verified}`)));
        if (fact.as_of) assert.ok(text.includes(date(fact.as_of, reply.locale)));
      }
      assert.ok(all(shown[number]).some((node) => node.attrs.href?.startsWith(`${API}/articles/${reply.locale}/${citation.article}#`)));
    });
  });

  test(`${name}: tables, charts, files, numbers and choices are all there`, () => {
    const count = (kind) => reply.blocks.filter((block) => block.type === kind).length;
    assert.equal(nodes.filter((node) => node.tag === "table").length, count("table"));
    assert.equal(nodes.filter((node) => node.tag === "figure").length, count("chart"));
    assert.equal(nodes.filter((node) => node.attrs.class === "file").length, count("file"));
    for (const block of reply.blocks) {
      if (block.type === "table") for (const cell of block.rows.flat()) assert.ok(nodes.some((node) => words(node) === cell), cell);
      if (block.type === "chart") assert.ok(nodes.some((node) => node.attrs["aria-label"] === block.alt));
      if (block.type === "contacts") for (const item of block.items) assert.ok(nodes.some((node) => node.attrs.href === `tel:${item.tel}`));
    }
    const offered = reply.blocks.flatMap((block) => (block.type === "choices" ? block.options : []));
    assert.deepEqual(options(reply), [...offered, ...reply.suggestions]);
  });
}

test("a text with markup and foreign links shows words alone", () => {
  const block = { type: "text", markdown: "<script>alert(1)</script> [x](javascript:alert(1)) ![y](https://evil.example/p.png) [z](https://evil.example)", citations: [], anchors: [] };
  const nodes = blocks({ blocks: [block], citations: [], locale: "zh" }, hooks).flatMap(all);
  assert.deepEqual(nodes.map((node) => node.tag), ["p"]);
  assert.ok(words(nodes[0]).includes("<script>alert(1)</script>"));
});

test("a kind of block from a newer service is left out, not shown as code", () => {
  assert.deepEqual(blocks({ blocks: [{ type: "hologram" }], citations: [], locale: "zh" }, hooks), []);
});

test("files are left out where there is no conversation to make them from", () => {
  const nodes = blocks(replies["walk-result-zh"], { ...hooks, files: false }).flatMap(all);
  assert.equal(nodes.filter((node) => node.attrs.class === "file").length, 0);
});

test("a gauge's value and limits stand where they belong", () => {
  const chart = { type: "chart", kind: "gauge", title: "t", labels: [], unit: "%", alt: "a", series: [{ name: "n", values: ["50"], limits: ["40", "60"], shown: ["50%"] }] };
  const nodes = blocks({ blocks: [chart], citations: [], locale: "zh" }, hooks).flatMap(all);
  const zones = nodes.filter((node) => String(node.attrs.class).startsWith("zone")).map(({ attrs }) => [attrs.class, attrs.x, attrs.width]);
  assert.deepEqual(zones, [["zone green", "0%", "44.44%"], ["zone amber", "44.44%", "22.22%"], ["zone red", "66.67%", "33.33%"]]);
  const marker = nodes.find((node) => node.tag === "svg" && node.children[0]?.attrs?.class === "marker");
  assert.equal(marker.attrs.x, "55.56%");
});

test("round marks hold 0 and every value", () => {
  assert.deepEqual(roundMarks([0, 17000]), [0, 10000, 20000]);
  assert.deepEqual(roundMarks([-3, 4]), [-5, -2.5, 0, 2.5, 5]);
  assert.deepEqual(roundMarks([]), [0, 0.5]);
});

test("figures and dates are written as the service writes them", () => {
  assert.deepEqual([short(120000, "zh"), short(120000, "en"), short(-0.5, "zh"), short(1234, "zh")], ["12万", "120k", "−0.5", "1,234"]);
  assert.deepEqual([full(1234.5, "元", "zh"), full(3, "months", "en")], ["1,234.5元", "3 months"]);
  assert.deepEqual([date("2025-04", "zh"), date("2025-04-30", "zh"), date("2022", "zh")], ["2025年4月", "2025年4月30日", "2022年"]);
  assert.deepEqual([date("2025-04", "en"), date("2025-04-30", "en"), date("2022", "en"), date("soon", "en")], ["April 2025", "30 April 2025", "2022", "soon"]);
});
