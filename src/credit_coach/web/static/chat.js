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
