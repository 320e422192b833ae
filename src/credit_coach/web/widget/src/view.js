// Views are plain data until they are made: what a reply turns into can be tested without a browser, and no text can
// ever become markup, since nothing here parses any.

/** @import { Attrs, View, Element_ } from "./types" */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Attrs} [attrs]
 * @param {...(View | false | null | undefined)} children
 * @returns {Element_}
 */
export function h(tag, attrs = {}, ...children) {
  return { tag, attrs, children: /** @type {View[]} */ (children.filter((one) => one || one === "")) };
}

/**
 * Make a view. Attributes that are functions become listeners; none is ever called "style", which a strict policy of the
 * page around would forbid.
 * @param {View} view
 * @param {boolean} [svg]
 * @returns {any}
 */
export function make(view, svg = false) {
  if (typeof view === "string") return document.createTextNode(view);
  const inside = svg || view.tag === "svg";
  const node = inside ? document.createElementNS(SVG, view.tag) : document.createElement(view.tag);
  for (const [name, value] of Object.entries(view.attrs)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, String(value));
  }
  node.append(...view.children.map((child) => make(child, inside)));
  return node;
}

/** @param {View} view @returns {string} */
export function words(view) {
  return typeof view === "string" ? view : view.children.map(words).join("");
}
