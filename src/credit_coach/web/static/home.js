// Builds the snippet that is copied, and shows on this page what it would look like on another.
(() => {
  const form = document.getElementById("snippet");
  const code = document.getElementById("code");
  const told = document.getElementById("told");
  const lang = document.documentElement.lang.slice(0, 2);

  const chosen = () => {
    const found = Object.entries(Object.fromEntries(new FormData(form))).filter(([, value]) => value);
    return found.filter(([name, value]) => !(name === "accent" && value === form.accent.defaultValue) && form[name].checkValidity());
  };
  const attributes = (pairs, prefix) => pairs.map(([name, value]) => ` ${prefix}${name}="${value}"`).join("");

  const write = () => {
    const pairs = chosen();
    const placed = pairs.some(([name]) => name === "mode");
    const script = `<script src="${location.origin}/widget.js" async${placed ? "" : attributes(pairs, "data-")}></script>`;
    code.textContent = placed ? `${script}\n<credit-coach${attributes(pairs, "")}></credit-coach>` : script;
    told.textContent = "";
  };

  form.addEventListener("input", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("copy").addEventListener("click", async ({ currentTarget: { dataset } }) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      told.textContent = dataset.done;
    } catch {
      getSelection().selectAllChildren(code);
      told.textContent = dataset.failed;
    }
  });
  document.getElementById("apply").addEventListener("click", () => {
    for (const one of document.querySelectorAll("credit-coach")) one.destroy?.();
    const coach = document.createElement("credit-coach");
    const pairs = Object.fromEntries(chosen());
    for (const [name, value] of Object.entries({ locale: lang, ...pairs })) coach.setAttribute(name, value);
    document.getElementById("stage").append(coach);
    if (!pairs.mode) coach.open?.();
    else coach.scrollIntoView({ block: "center" });
  });
  write();
})();
