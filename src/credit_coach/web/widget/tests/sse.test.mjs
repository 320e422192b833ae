import assert from "node:assert/strict";
import test from "node:test";
import { sseParser } from "../src/sse.js";

const STREAM = '\ufeff: hello\nevent: status\r\ndata: {"state":"reading"}\r\n\r\nevent: block\rdata: 一\rdata: 二\r\rid: 7\nevent: reply\ndata:x\n\ndata\n\nevent: nothing\n\n';
const EVENTS = [
  { event: "status", data: '{"state":"reading"}', id: "" },
  { event: "block", data: "一\n二", id: "" },
  { event: "reply", data: "x", id: "7" },
  { event: "message", data: "", id: "7" },
];

test("a stream is read by the standard's rules", () => {
  assert.deepEqual(sseParser()(STREAM), EVENTS);
});

test("wherever the stream is cut, the events are the same", () => {
  for (let at = 0; at <= STREAM.length; at += 1) {
    const push = sseParser();
    assert.deepEqual([...push(STREAM.slice(0, at)), ...push(STREAM.slice(at))], EVENTS, `cut at ${at}`);
  }
  const push = sseParser();
  assert.deepEqual([...STREAM].flatMap((one) => push(one)), EVENTS);
});
