// Builds ../static/widget.js and ../static/widget-chat.js. Colours and sizes come from ../static/tokens.css.

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const MOST = 40 * 1024;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The tokens of the pages, said of the widget's root instead of the document's. */
async function tokens() {
  const css = await readFile(here("../static/tokens.css"), "utf8");
  const light = /:root \{([^}]*)\}/.exec(css)?.[1];
  const dark = /\n\.dark \{([^}]*)\}/.exec(css)?.[1];
  if (!light || !dark) throw new Error("tokens.css has no light or no dark block");
  return `.cc {${light}}\n.cc.dark {${dark}}`;
}

const styles = {
  name: "styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const source = (await readFile(path, "utf8")).replace("/* TOKENS */", await tokens());
      const { code } = await transform(source, { loader: "css", minify: true, target: ["chrome99", "safari15.4", "firefox101"] });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

async function bundle(entry, format, define = {}) {
  const { outputFiles } = await build({
    entryPoints: [here(entry)],
    bundle: true, minify: true, write: false, format, define, plugins: [styles],
    target: "es2022", charset: "utf8", legalComments: "none",
    supported: { "import-attributes": false },
  });
  return outputFiles[0].contents;
}

const chat = await bundle("src/chat.js", "esm");
const version = createHash("sha256").update(chat).digest("hex").slice(0, 12);
const loader = await bundle("src/loader.js", "iife", { CHAT_VERSION: JSON.stringify(version) });
const out = process.argv[2] ?? here("../static");
await writeFile(`${out}/widget.js`, loader);
await writeFile(`${out}/widget-chat.js`, chat);
const sizes = [loader, chat].map((one) => gzipSync(one, { level: 9 }).length);
const whole = sizes[0] + sizes[1];
const kib = (bytes) => (bytes / 1024).toFixed(1);
console.log(`widget.js ${kib(sizes[0])} KiB, widget-chat.js ${kib(sizes[1])} KiB, together ${kib(whole)} KiB gzipped`);
if (whole > MOST) {
  console.error(`too large: at most ${kib(MOST)} KiB`);
  process.exit(1);
}
