// When Enter sends. People who write Chinese press it to choose a candidate, and browsers tell so in three ways:
// isComposing, keyCode 229, and (Safari) a compositionend that comes just before the keydown that ended it.

const JUST_NOW = 40; // ms; nobody types a word in that time

/** Watch one text field; `sends` tells whether a keydown is meant to send. */
export function enterGuard() {
  let composing = false;
  let ended = -Infinity;
  return {
    start() {
      composing = true;
    },
    /** @param {{timeStamp: number}} event */
    end(event) {
      composing = false;
      ended = event.timeStamp;
    },
    /** @param {Pick<KeyboardEvent, "key" | "shiftKey" | "isComposing" | "keyCode" | "timeStamp">} event */
    sends(event) {
      if (event.key !== "Enter" || event.shiftKey) return false;
      return !(composing || event.isComposing || event.keyCode === 229 || event.timeStamp - ended < JUST_NOW);
    },
  };
}
