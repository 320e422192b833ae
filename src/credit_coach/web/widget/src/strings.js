// The widget's sentences. They live in prompts/ like all others; the build writes them down here.

import chat from "../generated/chat.json";

/** @import { Lang } from "./types" */
/** @typedef {(key: string, variables?: Record<string, string>) => string} Say */

/** @param {Lang} lang @returns {Say} */
export function speaker(lang) {
  /** @type {Record<string, string>} */
  const sentences = chat[lang];
  return (key, variables = {}) => (sentences[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => variables[name] ?? whole);
}
