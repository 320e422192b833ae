// The few sentences that are needed before the chat is.

import launcher from "../generated/launcher.json";

/** @type {Record<"zh" | "en", Record<string, string>>} */
export const LAUNCHER = launcher;
