// Styles of a shadow tree. Constructed sheets, since a strict policy of the page around forbids every inline style.

/** @param {ShadowRoot} shadow @param {string} css */
export function adopt(shadow, css) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  } catch {
    // A browser from before 2023; there a plain element does it, unless the page's policy is strict as well.
    shadow.prepend(Object.assign(document.createElement("style"), { textContent: css }));
  }
}
