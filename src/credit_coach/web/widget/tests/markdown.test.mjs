import assert from "node:assert/strict";
import test from "node:test";
import { parse, spans } from "../src/markdown.js";

const text = (value) => ({ type: "text", text: value });

test("paragraphs, lines and lists are told apart", () => {
  assert.deepEqual(parse("一\n二\n\n- 甲\n- 乙\n\n3. 丙"), [
    { type: "paragraph", lines: [[text("一")], [text("二")]] },
    { type: "list", ordered: false, start: 1, items: [[text("甲")], [text("乙")]] },
    { type: "list", ordered: true, start: 3, items: [[text("丙")]] },
  ]);
});

test("marks, bold words and links are found, a mark within bold too", () => {
  assert.deepEqual(spans("看**这里[2]**。[1] [官网](https://a.cn/x)"), [
    text("看"),
    { type: "bold", children: [text("这里"), { type: "mark", n: 2 }] },
    text("。"),
    { type: "mark", n: 1 },
    text(" "),
    { type: "link", text: "官网", href: "https://a.cn/x" },
  ]);
});

test("everything else stays text", () => {
  for (const one of ["<img src=x onerror=alert(1)>", "# 标题", "> 引用", "`code`", "![图](https://a.cn/x.png)".slice(1, 3), "| a | b |", "*一个星号*", "[1234]", "****"]) {
    assert.deepEqual(parse(one), [{ type: "paragraph", lines: [[text(one)]] }]);
  }
});

test("an image is no image: its mark is text before a link", () => {
  assert.deepEqual(spans("![图](https://a.cn/x.png)"), [text("!"), { type: "link", text: "图", href: "https://a.cn/x.png" }]);
});

test("a long hostile text takes no time", () => {
  const started = performance.now();
  for (const one of ["**", "[", "[a](", "[1", "**a", "- "]) parse(one.repeat(20000));
  assert.ok(performance.now() - started < 3000);
});
