// Where a message may lead: our own articles and files, a telephone, or the host of one of the reply's own sources.

/** @import { Reply } from "./types" */

const OWN = /^\/(?:articles\/(?:zh|en)\/[a-z0-9-]{1,80}(?:#[\w-]{0,80})?|handouts\/[A-Za-z0-9_-]{1,64}\/[a-z_]{1,40})$/;
const TELEPHONE = /^tel:\+?[0-9][0-9-]{2,19}$/;

/**
 * Return the address to put in a link, "" where a message may not lead.
 * @param {string} href
 * @param {string} api our own origin, and path where the coach lives below one
 * @param {ReadonlySet<string>} [hosts]
 */
export function safeHref(href, api, hosts = new Set()) {
  if (OWN.test(href)) return api + href;
  if (TELEPHONE.test(href)) return href;
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(href) || /[\\<>"'()]/.test(href)) return "";
  try {
    const url = new URL(href);
    // A name, a password or a port in front of a known host is a trick.
    return hosts.has(url.host) && !url.username && !url.password ? href : "";
  } catch {
    return "";
  }
}

/**
 * The hosts that a reply's own sources name.
 * @param {Pick<Reply, "citations">} reply
 * @param {string} api
 */
export function sourceHosts(reply, api) {
  const urls = reply.citations.flatMap((one) => one.facts.map((fact) => fact.url ?? ""));
  return new Set([api, ...urls].map(host).filter(Boolean));
}

/** @param {string} url */
function host(url) {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}
