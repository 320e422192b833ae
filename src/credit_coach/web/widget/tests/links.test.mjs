import assert from "node:assert/strict";
import test from "node:test";
import { safeHref, sourceHosts } from "../src/links.js";

const API = "https://coach.example";
const HOSTS = new Set(["www.gov.cn"]);

test("own pages and files, telephones and the sources' hosts may be linked", () => {
  assert.equal(safeHref("/articles/zh/payment-order#short-2", API), `${API}/articles/zh/payment-order#short-2`);
  assert.equal(safeHref("/handouts/abc_-1/budget", API), `${API}/handouts/abc_-1/budget`);
  assert.equal(safeHref("tel:12378", API), "tel:12378");
  assert.equal(safeHref("https://www.gov.cn/a?b=1", API, HOSTS), "https://www.gov.cn/a?b=1");
});

test("nothing else may", () => {
  const hostile = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "https://evil.example",
    "https://www.gov.cn@evil.example/", "https://evil.example#www.gov.cn", "https://user:pw@www.gov.cn/", "https://www.gov.cn:8443/", "http:\\\\www.gov.cn",
    "https://www.gov.cn.evil.example/", "/articles/../chat", "/articles/zh/../../x", "/handouts/a/b/c", "tel:1;phone-context=x", "tel:*21#", "sms:110", "", "https://www.gov.cn/\"><script>",
  ];
  for (const href of hostile) assert.equal(safeHref(href, API, HOSTS), "", href);
});

test("the hosts are those of the reply's own sources and ours", () => {
  const citations = [{ facts: [{ url: "https://www.gov.cn/x" }, { url: null }, { url: "no address" }] }];
  assert.deepEqual(sourceHosts({ citations }, API), new Set(["coach.example", "www.gov.cn"]));
});
