// Gradio names and copies a message by its source, tags and pictures included; people get the words that they see.
(() => {
  const words = (row) => {
    const content = row.querySelector(".message-content");
    const folded = [...content.querySelectorAll("details:not([open]) :is(li, tr)")];
    const line = (one) => (one.cells ? [...one.cells].map((cell) => cell.textContent).join("\t") : `- ${one.textContent}`);
    return [content.innerText, ...folded.map(line)].join("\n");
  };
  addEventListener("click", (event) => {
    // The only other buttons there are thumbs and the flag; copying is the first.
    const button = event.target.closest?.("#bot .message-buttons .icon-button-wrapper > button:first-of-type");
    const row = button?.closest(".message-buttons").previousElementSibling;
    if (row?.matches(".message-row")) navigator.clipboard?.writeText(words(row));
  });
  const unname = () => {
    for (const one of document.querySelectorAll("#bot [data-testid=bot][aria-label]")) one.removeAttribute("aria-label");
  };
  new MutationObserver(unname).observe(document.documentElement, { childList: true, subtree: true });
})();

// Shows a new reply from its question down: a long answer scrolled to its end hides the sentence that answers.
(() => {
  const FOLLOW_MS = 4000;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let asked = 0;
  let until = 0;
  const stop = () => { until = 0; };
  const follow = () => {
    const log = document.querySelector("#bot .bubble-wrap");
    const questions = document.querySelectorAll("#bot .user-row");
    if (!log || !questions.length) return;
    if (questions.length !== asked) {
      asked = questions.length;
      until = performance.now() + FOLLOW_MS;
    }
    if (performance.now() > until) return;
    const top = questions[asked - 1].getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - 8;
    log.scrollTo({ top, behavior: still.matches ? "auto" : "smooth" });
  };
  // A person who scrolls knows better.
  for (const sign of ["wheel", "touchmove", "keydown"]) addEventListener(sign, stop, { passive: true });
  new MutationObserver(() => requestAnimationFrame(follow)).observe(document.documentElement, { childList: true, subtree: true });
})();
