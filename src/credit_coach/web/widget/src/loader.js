// The script that a page includes: defines <credit-coach>, and puts one in where the page has none of its own.

import { elementClass } from "./element.js";

const NAME = "credit-coach";

const script = /** @type {HTMLScriptElement | null} */ (
  document.currentScript ?? document.querySelector('script[src*="/widget.js"]')
);
const origin = new URL(script?.src ?? "", document.baseURI).href.replace(/\/widget\.js.*$/, "");

if (!customElements.get(NAME)) customElements.define(NAME, elementClass(origin, { ...script?.dataset }));

const add = () => {
  if (document.querySelector(NAME) || script?.dataset["auto"] === "false") return;
  document.body.append(document.createElement(NAME));
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", add, { once: true });
else add();
