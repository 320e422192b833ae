// What stands behind a mark: the sentence, then each document with provision, issuer, date and how well it is confirmed.

import { date } from "./figures.js";
import { safeHref, sourceHosts } from "./links.js";
import { link } from "./render.js";
import { h } from "./view.js";

/** @import { Citation, Element_, Fact, Lang, View } from "./types" */
/** @import { Hooks } from "./render.js" */

/**
 * @param {Citation[]} citations @param {Lang} lang of the reply, which is the language of the articles
 * @param {string} anchor of the sentence that the mark stands at, may be "" @param {Hooks} hooks @returns {Element_[]}
 */
export function sources(citations, lang, anchor, hooks) {
  const hosts = sourceHosts({ citations }, hooks.api);
  return citations.map((citation) => {
    const place = /^[\w-]{1,80}$/.test(anchor) ? anchor : citation.section;
    const page = safeHref(`/articles/${lang}/${citation.article}#${place}`, hooks.api);
    return h("article", { class: "source", lang: lang === "zh" ? "zh-CN" : "en" },
      h("h3", {}, h("span", { class: "number" }, String(citation.n)), citation.heading || citation.title),
      ...citation.sentences.map((sentence) => h("blockquote", {}, sentence)),
      ...documents(citation, lang, hosts, hooks),
      h("p", {}, link(hooks.say("show_article"), page, hooks)));
  });
}

/** @param {Citation} citation @param {Lang} lang @param {Set<string>} hosts @param {Hooks} hooks @returns {View[]} */
function documents(citation, lang, hosts, hooks) {
  if (!citation.facts.length) {
    return [h("p", { class: "document" }, hooks.say("own_article", { title: citation.title, reviewed: date(citation.reviewed, lang) }))];
  }
  return [h("ul", { class: "documents" }, ...citation.facts.map((fact) => h("li", {}, ...document_(fact, lang, hosts, hooks))))];
}

/** @param {Fact} fact @param {Lang} lang @param {Set<string>} hosts @param {Hooks} hooks @returns {View[]} */
function document_(fact, lang, hosts, hooks) {
  const href = safeHref(fact.url ?? "", hooks.api, hosts);
  const provision = [fact.article, fact.document_no].filter(Boolean).join(" · ");
  const when = fact.as_of ? hooks.say("as_of", { date: date(fact.as_of, lang) }) : hooks.say("not_dated");
  return [
    h("b", {}, fact.source),
    provision && h("div", {}, provision),
    fact.issuer && h("div", {}, fact.issuer),
    h("div", { class: "checked" }, `${when} · ${hooks.say(`level.${fact.verified}`)}`),
    href && h("div", {}, link(hooks.say("show_document"), href, hooks)),
  ].filter(Boolean);
}
