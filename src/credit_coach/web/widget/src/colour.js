// One colour of the host becomes three of ours, each with enough contrast whatever the colour was.

/** @typedef {[number, number, number]} Rgb */

const ENOUGH = 4.5;

/** @param {string} text @returns {Rgb | null} */
export function parseColour(text) {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text.trim());
  const hex = short ? `${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}` : text.trim().slice(1);
  if (!text.trim().startsWith("#") || !/^[0-9a-f]{6}$/i.test(hex)) return null;
  return /** @type {Rgb} */ ([0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)));
}

/** @param {Rgb} colour */
function luminance(colour) {
  const [r, g, b] = /** @type {Rgb} */ (
    colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {Rgb} a @param {Rgb} b */
export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (/** @type {number} */ (high) + 0.05) / (/** @type {number} */ (low) + 0.05);
}

/** @param {Rgb} a @param {Rgb} b @param {number} share of `b` @returns {Rgb} */
function mix(a, b, share) {
  return /** @type {Rgb} */ (a.map((part, at) => Math.round(part + (/** @type {number} */ (b[at]) - part) * share)));
}

/** @param {Rgb} colour */
const hex = (colour) => `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/**
 * Return the accent, what is written on it, and its soft form: an accent that could not be read on the page's surfaces
 * is moved toward ink until it can.
 * @param {string} accent as #rgb or #rrggbb
 * @param {{surface: string, bg: string, ink: string}} on colours of the theme
 * @returns {{accent: string, ink: string, soft: string} | null} null for what is no such colour
 */
export function accents(accent, on) {
  const asked = parseColour(accent);
  const surface = parseColour(on.surface);
  const ink = parseColour(on.ink);
  if (!asked || !surface || !ink) return null;
  const bg = parseColour(on.bg) ?? surface;
  let colour = asked;
  let soft = mix(surface, colour, 0.12);
  for (let share = 0; share <= 1; share += 0.05) {
    colour = mix(asked, ink, share);
    soft = mix(surface, colour, 0.12);
    if ([surface, soft, bg].every((under) => contrast(colour, under) >= ENOUGH)) break;
  }
  /** @type {Rgb[]} */
  const inks = [[255, 255, 255], [11, 20, 19]];
  inks.sort((a, b) => contrast(b, colour) - contrast(a, colour));
  return { accent: hex(colour), ink: hex(/** @type {Rgb} */ (inks[0])), soft: hex(soft) };
}
