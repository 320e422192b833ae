// Charts as inline pictures: bars and lines are SVG, their words are HTML, so that they wrap and grow with the page.
// The whole is one image with its description; every figure in it also stands in the reply's text or tables.

import { full, short } from "./figures.js";
import { h } from "./view.js";

/** @import { ChartBlock, Element_, Lang, Series, View } from "./types" */

const BEYOND = 1.5; // the last zone has no end: half as much again lies beyond the last limit
const STRETCH = 2; // and a value not too far away stretches the scale
const ROOM_FOR_MARK = 9; // percent
const CLOSE = 22; // percent between two ticks whose words would touch
const EDGE = 9; // percent from either end
const PLOT = 180; // px

/** Shapes on the zones, so that nobody needs to tell colours apart. @type {Record<string, string>} */
const MARKS = { green: "M-4.5,.5 L-1.5,3.8 L4.8,-3.6", amber: "M0,-5 V1.2 M0,4.9 V5", red: "M-3.8,-3.8 L3.8,3.8 M3.8,-3.8 L-3.8,3.8" };

/** @param {number} value */
const round = (value) => Math.round(value * 100) / 100;
/** @param {number} value */
const percent = (value) => `${round(value)}%`;

/** @param {ChartBlock} block @param {Lang} lang @returns {Element_} */
export function chart(block, lang) {
  const draw = { gauge: gauges, line: lines, bar: bars }[block.kind] ?? bars;
  return h(
    "figure",
    { class: "chart" },
    block.title && h("figcaption", {}, block.title),
    h("div", { role: "img", "aria-label": block.alt || block.title }, ...draw(block, lang)),
  );
}

/** @param {number} low @param {number} high @returns {(value: number) => number} percent of the way, kept inside */
const scale = (low, high) => (value) => Math.min(Math.max((value - low) / (high - low), 0), 1) * 100;

/** @param {string} name @param {string} shown */
const headline = (name, shown) => h("div", { class: "chart-row" }, h("span", {}, name), h("b", {}, shown));

/** @param {ChartBlock} block @param {Lang} lang @returns {View[]} */
function gauges(block, lang) {
  return block.series.flatMap((one) => (one.values.length ? gauge(one, block.unit, lang) : []));
}

/** @param {Series} series @param {string} unit @param {Lang} lang @returns {View[]} */
function gauge(series, unit, lang) {
  const value = Number(series.values[0]);
  const limits = series.limits.slice(0, 2).map(Number);
  const shown = series.shown[0] ?? full(value, unit, lang);
  const head = headline(series.name, shown);
  if (!limits.length) return [head];
  let low = Math.min(0, ...limits);
  let high = Math.max(0, ...limits);
  const span = high - low || Math.max(Math.abs(value), 1);
  if (low < 0) low -= span / 2;
  const near = low <= value && value <= low + span * STRETCH;
  high = near ? Math.max(low + span * BEYOND, value + span / 20) : low + span * BEYOND;
  const at = scale(low, high);
  const beyond = value < low ? "low" : value > high ? "high" : "";
  const suffix = unit || (shown.endsWith("%") ? "%" : "");
  const ends = [...new Set(limits)].sort((a, b) => a - b);
  const close = ends.length > 1 && at(/** @type {number} */ (ends[1])) - at(/** @type {number} */ (ends[0])) < CLOSE;
  /** @type {Record<string, string>} */
  const pointers = { low: "M0,7 L8,1 V5 H22 V9 H8 V13 Z", high: "M0,7 L-8,1 V5 H-22 V9 H-8 V13 Z", "": "M-7,2 H7 L0,13 Z" };
  return [
    head,
    h(
      "svg",
      { class: "gauge", width: "100%", height: 50 },
      ...zones(limits, at).flatMap(({ name, from, to }) => [
        h("rect", { class: `zone ${name}`, x: percent(from), y: 14, width: percent(to - from), height: 18, rx: 3 }),
        to - from >= ROOM_FOR_MARK &&
          h("svg", { x: percent((from + to) / 2), y: 23, overflow: "visible" }, h("path", { class: `sign on-${name}`, d: MARKS[name] })),
      ]).filter((one) => one !== false),
      h("svg", { x: percent(at(value)), y: 0, overflow: "visible" }, h("path", { class: "marker", d: pointers[beyond] })),
      ...ends.map((limit, number) =>
        h("text", { x: percent(at(limit)), y: 46, "text-anchor": side(at(limit), close ? number : -1) }, full(limit, suffix, lang))),
    ),
  ];
}

/** Where a tick's words go: two that are close lean away from each other, none leaves the picture.
 * @param {number} place percent @param {number} number of a close pair, else -1 */
function side(place, number) {
  if (place < EDGE) return "start";
  if (place > 100 - EDGE) return "end";
  return number < 0 ? "middle" : number ? "start" : "end";
}

/** @param {number[]} limits @param {(value: number) => number} at */
function zones(limits, at) {
  let names = ["green", "amber", "red"].slice(0, limits.length + 1);
  let ends = limits;
  if (ends.length > 1 && /** @type {number} */ (ends[0]) > /** @type {number} */ (ends[1])) {
    names = names.reverse();
    ends = [...ends].reverse();
  }
  const edges = [0, ...ends.map(at), 100];
  return names
    .map((name, number) => ({ name, from: /** @type {number} */ (edges[number]), to: /** @type {number} */ (edges[number + 1]) }))
    .filter(({ from, to }) => to > from);
}

/** @param {ChartBlock} block @param {Lang} lang @returns {View[]} */
function bars(block, lang) {
  const values = block.series.flatMap((one) => one.values.map(Number));
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const at = scale(low, low < high ? high : low + 1);
  return block.series.flatMap((one) =>
    one.values.map(Number).flatMap((value, number) => {
      const label = block.labels[number] ?? one.name;
      const from = Math.min(at(0), at(value));
      return [
        headline(block.series.length > 1 ? `${one.name} · ${label}` : label, one.shown[number] ?? full(value, block.unit, lang)),
        h(
          "svg",
          { class: "bar", width: "100%", height: 16 },
          h("rect", { class: "track", width: "100%", height: 14, rx: 4 }),
          h("rect", { class: "fill", x: percent(from), width: percent(Math.max(Math.abs(at(value) - at(0)), 0.6)), height: 14, rx: 4 }),
        ),
      ];
    }),
  );
}

/** Round marks that hold 0 and every value. @param {number[]} values @returns {number[]} */
export function roundMarks(values) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const least = (high - low || 1) / 3;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * /** @type {number} */ ([1, 2, 2.5, 5, 10].find((one) => power * one >= least * (1 - 1e-9)));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  return Array.from({ length: last - first + 1 }, (_, number) => (first + number) * step);
}

/** @param {ChartBlock} block @param {Lang} lang @returns {View[]} */
function lines(block, lang) {
  const series = block.series.filter((one) => one.values.length);
  const marks = roundMarks(series.flatMap((one) => one.values.map(Number)));
  const at = scale(/** @type {number} */ (marks[0]), /** @type {number} */ (marks.at(-1)));
  const count = Math.max(block.labels.length, ...series.map((one) => one.values.length));
  /** @param {number} value */
  const y = (value) => round(PLOT - (at(value) / 100) * PLOT);
  /** @param {number} number */
  const x = (number) => (count < 2 ? 50 : 1.5 + (97 * number) / (count - 1));
  const shown = [...new Set(count % 2 ? [0, (count - 1) / 2, count - 1] : [0, count - 1])].filter((number) => block.labels[number]);
  return [
    h("div", { class: "legend" }, ...series.map((one, style) =>
      h("span", {}, h("svg", { width: 26, height: 10 }, h("line", { class: `run run${style % 4}`, x1: 1, x2: 25, y1: 5, y2: 5 })), one.name))),
    h(
      "div",
      { class: "plot" },
      h("div", { class: "y-marks" }, ...[...marks].reverse().map((mark, number) => h("span", {}, short(mark, lang) + (number ? "" : ` ${block.unit}`)))),
      h(
        "svg",
        { viewBox: `0 0 1000 ${PLOT}`, preserveAspectRatio: "none", width: "100%", height: PLOT },
        ...marks.map((mark) => h("line", { class: mark ? "grid" : "grid zero", x1: 0, x2: 1000, y1: y(mark), y2: y(mark) })),
        ...series.map((one, style) =>
          one.values.length < 2
            ? h("line", { class: `run run${style % 4} dot`, x1: x(0) * 10, x2: x(0) * 10 + 0.1, y1: y(Number(one.values[0])), y2: y(Number(one.values[0])) })
            : h("polyline", { class: `run run${style % 4}`, points: one.values.map((value, number) => `${round(x(number) * 10)},${y(Number(value))}`).join(" ") }),
        ),
      ),
      h("div", { class: "x-marks" }, ...shown.map((number) => h("span", {}, block.labels[number] ?? ""))),
    ),
  ];
}
