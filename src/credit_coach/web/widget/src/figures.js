// Figures and dates as each language writes them; the same rules as the service's charts and sources.

/** @import { Lang } from "./types" */

/** @type {Record<Lang, [number, string][]>} */
const WORDS = {
  zh: [[1e12, "万亿"], [1e8, "亿"], [1e4, "万"]],
  en: [[1e12, "tn"], [1e9, "bn"], [1e6, "m"], [1e3, "k"]],
};

const signed = (/** @type {string} */ text) => text.replace("-", "−");

/** Three significant digits, more where they stand before the point. @param {number} value */
function rounded(value) {
  const places = value ? Math.max(2 - Math.floor(Math.log10(Math.abs(value))), 0) : 2;
  return value.toLocaleString("en-US", { maximumFractionDigits: Math.min(places, 6) });
}

/** A figure in few letters: 12万, 120k. @param {number} value @param {Lang} lang */
export function short(value, lang) {
  const size = Math.abs(value);
  for (const [power, word] of size >= 1e4 ? WORDS[lang] : []) {
    if (size >= power) return signed(rounded(value / power) + word);
  }
  return signed(rounded(value));
}

/** A figure to the hundredth with its unit. @param {number} value @param {string} unit @param {Lang} lang */
export function full(value, unit, lang) {
  const figure = Math.abs(value) >= 1e12 ? short(value, lang) : signed(value.toLocaleString("en-US", { maximumFractionDigits: 2 }));
  return /^[a-z]+$/i.test(unit) ? `${figure} ${unit}` : figure + unit;
}

/** 2025, 2025-04 or 2025-04-30 in words; anything else as it is. @param {string} value @param {Lang} lang */
export function date(value, lang) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value);
  if (!found) return value;
  const [, year, month, day] = found;
  if (lang === "zh") return `${year}年${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`;
  if (!month) return /** @type {string} */ (year);
  const name = new Date(Date.UTC(Number(year), Number(month) - 1, 1)).toLocaleString("en-GB", { month: "long", timeZone: "UTC" });
  return `${day ? `${Number(day)} ` : ""}${name} ${year}`;
}
