import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { html, htmlText, url, type Html } from "@chirograph/page";
import { count, size } from "@chirograph/page/counts";
import { day, minute, second } from "@chirograph/page/moments";

describe("html", () => {
  test("escapes whatever is not html itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const shown = htmlText(html`<p title="${text}">${text}</p>`);
        expect(shown.match(/[<>"]/g)?.join("")).toBe('<""><>');
      }),
    );
  });

  test("keeps html as it is, lists in order, and nothing for null", () => {
    const items = ["a", "<b>"].map((text) => html`<li>${text}</li>`);
    expect(htmlText(html`${items}${null}`)).toBe("<li>a</li><li>&lt;b&gt;</li>");
  });

  test("takes no object for html that only looks like it", () => {
    const forged = JSON.parse('{"html":"<script>","toString":"<script>"}') as Html;
    expect(() => htmlText(html`${forged}`)).toThrow();
  });
});

describe("url", () => {
  test.each([
    "/letter/1",
    "#main",
    "?a=1",
    "https://a.example/b",
    "http://localhost:7040/",
    "mailto:a@b.example",
  ])("lets %s through", (address) => expect(url(address)).toBe(address));
  test.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "/\\evil.example",
    "https://a.example/\u0000",
    "vbscript:x",
    "",
  ])("makes # of %j", (address) => expect(url(address)).toBe("#"));
});

test("moments and counts read the same everywhere", () => {
  expect(day("2026-05-04")).toBe("4 May 2026");
  expect(minute("2026-05-04T09:00:12.345Z")).toBe("4 May 2026, 09:00 UTC");
  expect(second("2026-05-04T09:00:12.345Z")).toBe("4 May 2026, 09:00:12 UTC");
  expect([7, 1234, 1234567].map(count)).toEqual(["7", "1\u202f234", "1\u202f234\u202f567"]);
  expect([1, 999, 96_000, 31_000_000].map(size)).toEqual(["1 byte", "999 bytes", "96 kB", "31.0 MB"]);
});
