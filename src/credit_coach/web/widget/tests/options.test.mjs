import assert from "node:assert/strict";
import test from "node:test";
import { readOptions } from "../src/options.js";

const around = { api: "https://coach.example", pageLang: "", browserLang: "en-US" };
const read = (given, more = {}) => readOptions((name) => given[name] ?? null, { ...around, ...more });

test("without a word from the page everything has a default", () => {
  assert.deepEqual(read({}), {
    api: "https://coach.example", site: "", locale: "en", theme: "auto", accent: "", position: "right", mode: "bubble", session: "tab", greeting: "", starters: [],
  });
});

test("what is unknown is the default", () => {
  const options = read({ theme: "pink", mode: "popup", session: "forever", position: "top", locale: "fr" });
  assert.deepEqual([options.theme, options.mode, options.session, options.position, options.locale], ["auto", "bubble", "tab", "right", "en"]);
});

test("the language is as asked, else the page's, else the browser's, else Chinese", () => {
  assert.equal(read({ locale: "zh" }).locale, "zh");
  assert.equal(read({ locale: "auto" }, { pageLang: "zh-Hant-TW" }).locale, "zh");
  assert.equal(read({}, { pageLang: "en-GB", browserLang: "zh-CN" }).locale, "en");
  assert.equal(read({}, { browserLang: "de" }).locale, "zh");
});

test("starters are split, the site's name and the address are tidied", () => {
  const options = read({ starters: "一？| 二？\n三？||", site: "my shop<script>", api: "https://x.example/coach//" });
  assert.deepEqual(options.starters, ["一？", "二？", "三？"]);
  assert.equal(options.site, "myshopscript");
  assert.equal(options.api, "https://x.example/coach");
});
