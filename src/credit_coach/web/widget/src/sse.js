// Events of a stream as the standard reads them: any line ending, several data lines, comments, cut anywhere.

/** @typedef {{event: string, data: string, id: string}} Event_ */

/** Return a function that takes the next piece of text and gives the events that it completes. */
export function sseParser() {
  let rest = "";
  let first = true;
  let event = "";
  let id = "";
  /** @type {string[]} */
  let data = [];

  /** @param {string} chunk @returns {Event_[]} */
  return function push(chunk) {
    if (first && chunk) {
      first = false;
      chunk = chunk.replace(/^\ufeff/, "");
    }
    rest += chunk;
    /** @type {Event_[]} */
    const done = [];
    for (;;) {
      const end = /\r\n|\n|\r(?!$)/.exec(rest); // a \r at the very end may be half of \r\n
      if (!end) return done;
      const line = rest.slice(0, end.index);
      rest = rest.slice(end.index + end[0].length);
      if (!line) {
        if (data.length) done.push({ event: event || "message", data: data.join("\n"), id });
        event = "";
        data = [];
        continue;
      }
      const [, field, value = ""] = /** @type {string[]} */ (/** @type {unknown} */ (/^([^:]*)(?::\x20?([^]*))?$/.exec(line)));
      if (field === "event") event = value;
      else if (field === "data") data.push(value);
      else if (field === "id") id = value;
    }
  };
}
