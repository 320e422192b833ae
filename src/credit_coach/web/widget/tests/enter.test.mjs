import assert from "node:assert/strict";
import test from "node:test";
import { enterGuard } from "../src/enter.js";

const enter = (more) => ({ key: "Enter", shiftKey: false, isComposing: false, keyCode: 13, timeStamp: 1000, ...more });

test("Enter sends, Shift+Enter and other keys do not", () => {
  const guard = enterGuard();
  assert.ok(guard.sends(enter()));
  assert.ok(!guard.sends(enter({ shiftKey: true })));
  assert.ok(!guard.sends(enter({ key: "a", keyCode: 65 })));
});

test("Enter that chooses a candidate does not send, in whichever way the browser tells", () => {
  const guard = enterGuard();
  assert.ok(!guard.sends(enter({ isComposing: true })), "isComposing");
  assert.ok(!guard.sends(enter({ keyCode: 229 })), "keyCode 229");
  guard.start();
  assert.ok(!guard.sends(enter()), "between compositionstart and compositionend");
  guard.end({ timeStamp: 999 });
  assert.ok(!guard.sends(enter()), "Safari: compositionend just before keydown");
  assert.ok(guard.sends(enter({ timeStamp: 1100 })), "the next Enter is meant");
});
