import assert from "node:assert/strict";
import test from "node:test";
import { Failure } from "../src/client.js";
import { Talk } from "../src/talk.js";

// `Talk` is given a client whose answers the test decides; the real client is tested against the real service in a browser.
function talking(...answers) {
  const said = [];
  const told = [];
  const client = {
    access: null,
    left: 0,
    leave() { this.left += 1; },
    async say(text, key, lang, signal, listener) {
      said.push({ text, key });
      return (answers.shift())(signal, listener);
    },
    async forget() {},
    async history() { return []; },
  };
  const talk = new Talk(client, { changed() {}, reloaded() {}, returned: (text) => told.push(["returned", text]), emit: (...one) => told.push(one) });
  return { talk, client, said, told };
}
const REPLY = { outcome: "answer", completeness: "complete", walk: null };
const answer = () => REPLY;
const fails = (...of) => () => { throw new Failure(...of); };
const settled = async (talk) => { while (talk.busy) await new Promise((resolve) => setTimeout(resolve, 5)); };

test("a message is sent once and its events hold no words", async () => {
  const { talk, said, told } = talking(answer);
  assert.ok(talk.send(" 支付令是什么 ", "zh"));
  assert.ok(!talk.send("另一句", "zh"), "one at a time");
  await settled(talk);
  assert.deepEqual(said.map((one) => one.text), ["支付令是什么"]);
  assert.deepEqual(told, [["message", { turn: 1 }], ["reply", { outcome: "answer", completeness: "complete", turn: 1 }]]);
});

test("trying again uses the same key, a new message another", async () => {
  const { talk, said } = talking(fails("unavailable", 500), answer, answer);
  talk.send("一", "zh");
  await settled(talk);
  assert.equal(talk.last.state, "failed");
  talk.retry();
  await settled(talk);
  assert.equal(talk.last.state, "answered");
  talk.send("一", "zh");
  await settled(talk);
  assert.equal(said[0].key, said[1].key);
  assert.notEqual(said[1].key, said[2].key);
  assert.match(said[0].key, /^[A-Za-z0-9_-]{8,64}$/);
});

test("a stopped message keeps its text and can be tried again", async () => {
  const { talk } = talking((signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Failure("stopped")))), answer);
  talk.send("一", "zh");
  await new Promise((resolve) => setTimeout(resolve, 10));
  talk.stop();
  await settled(talk);
  assert.equal(talk.last.state, "stopped");
  assert.equal(talk.last.text, "一");
  talk.retry();
  await settled(talk);
  assert.equal(talk.last.state, "answered");
});

test("a conversation that has expired is begun anew, with the message", async () => {
  const { talk, client } = talking(answer, fails("gone", 404), answer);
  talk.send("一", "zh");
  await settled(talk);
  talk.send("二", "zh");
  await settled(talk);
  assert.equal(client.left, 1);
  assert.deepEqual([talk.last.state, talk.last.note], ["answered", "gone"]);
});

test("when another tab went on, the text comes back and nothing is sent behind anybody's back", async () => {
  const { talk, said, told } = talking(fails("changed", 412));
  talk.send("一", "zh");
  await settled(talk);
  assert.equal(said.length, 1);
  assert.deepEqual(told.at(-1), ["returned", "一"]);
});

test("too many messages is told, not tried again", async () => {
  const { talk, said, told } = talking(fails("limited", 429, 7));
  talk.send("一", "zh");
  await settled(talk);
  assert.equal(said.length, 1);
  assert.equal(talk.last.failure, "limited");
  assert.deepEqual(told.at(-1), ["error", { kind: "limited", status: 429 }]);
});

test("a walk's steps and end are told by name and number alone", async () => {
  const walk = (state) => () => ({ ...REPLY, walk: { name: "affordability", question: "rent", progress: { answered: 3, total: 9 }, state, answers: { income: "6500" } } });
  const { talk, told } = talking(walk("asking"), walk("done"));
  talk.send("一", "zh");
  await settled(talk);
  talk.send("二", "zh");
  await settled(talk);
  assert.deepEqual(told.filter(([name]) => name.startsWith("walk")), [
    ["walk-step", { walk: "affordability", answered: 3, total: 9 }],
    ["walk-done", { walk: "affordability" }],
  ]);
});

test("blocks are shown as they come, in their places, and the reply replaces them", async () => {
  const seen = [];
  const { talk } = talking((signal, listener) => {
    listener.status("writing");
    listener.block(0, { type: "text", markdown: "一" });
    listener.block(1, { type: "text", markdown: "二" });
    return REPLY;
  });
  talk.audience.changed = (turn) => seen.push([turn.state, turn.status, turn.preview.map((one) => one.markdown).join("")]);
  talk.send("一", "zh");
  await settled(talk);
  assert.deepEqual(seen, [["waiting", "reading", ""], ["waiting", "writing", ""], ["waiting", "writing", "一"], ["waiting", "writing", "一二"], ["answered", "writing", "一二"]]);
  assert.equal(talk.last.reply, REPLY);
});

test("beginning anew while an answer is on its way leaves nothing busy behind", async () => {
  const { talk } = talking((signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Failure("stopped")))), answer);
  talk.send("一", "zh");
  await talk.restart();
  assert.deepEqual([talk.turns, talk.busy], [[], false]);
  assert.ok(talk.send("二", "zh"));
  await settled(talk);
  assert.equal(talk.last.state, "answered");
});
