import assert from "node:assert/strict";
import test from "node:test";
import { accents, contrast, parseColour } from "../src/colour.js";

const THEMES = {
  light: { surface: "#ffffff", bg: "#f6f4ef", ink: "#1d2b2a" },
  dark: { surface: "#1a2322", bg: "#111817", ink: "#e8eeec" },
};

test("whatever the accent, its words can be read (WCAG AA), on every surface it stands on", () => {
  for (const on of Object.values(THEMES)) {
    for (let r = 0; r < 256; r += 51) for (let g = 0; g < 256; g += 51) for (let b = 0; b < 256; b += 51) {
      const asked = `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
      const made = accents(asked, on);
      const [accent, ink, soft, surface, bg] = [made.accent, made.ink, made.soft, on.surface, on.bg].map(parseColour);
      for (const under of [surface, soft, bg]) assert.ok(contrast(accent, under) >= 4.5, `${asked} on ${under}`);
      assert.ok(contrast(ink, accent) >= 4.5, `on ${asked}`);
    }
  }
});

test("a colour that can be read stays what it is", () => {
  assert.equal(accents("#7a1fa2", THEMES.light).accent, "#7a1fa2");
});

test("anything but #rgb and #rrggbb is no colour", () => {
  for (const one of ["", "red", "#12", "#12345g", "rgb(1,2,3)", "url(x)", "#1234567"]) assert.equal(accents(one, THEMES.light), null);
});
