import { AxeBuilder } from "@axe-core/playwright";
import { qrUrl } from "@chirograph/marks/code";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { encode } from "uqr";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { linesOf, pagesPdf } from "../../../packages/read/test/made-pdf.ts";
import { completeSeal, prepareSeal } from "@chirograph/seal";
import { office as sealOffice, sign } from "../../../packages/seal/test/office.ts";
import { builtPage } from "./built-page.ts";
import {
  CODE,
  COPY_LABEL,
  DRAFT,
  draftCopyPdf,
  LETTER,
  letterPdf,
  sha256,
  VERSION,
} from "./office-answers.ts";
import { openPageServer, type PageServer, type Seen } from "./page-server.ts";

const PHONE = { width: 390, height: 844 };
const executablePath = process.env["CHIROGRAPH_CHROMIUM"] ?? "/usr/bin/chromium";
/** A name that is not localhost: over plain http browsers keep `crypto.subtle` from its pages. */
const LAN = "letters.lan";
const args = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  `--host-resolver-rules=MAP ${LAN} 127.0.0.1`,
];

let built: Awaited<ReturnType<typeof builtPage>>;
let server: PageServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let forbidden: string[];

beforeAll(async () => {
  built = await builtPage();
  server = await openPageServer(built.folder, built.assets);
  browser = await chromium.launch({ executablePath, args });
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: PHONE });
  page = await context.newPage();
  forbidden = [];
  page.on("console", (said) => {
    if (/content security policy/i.test(said.text())) forbidden.push(said.text());
  });
  page.on("pageerror", (fault) => forbidden.push(fault.message));
  await page.goto(server.address);
  await page.locator("html[data-reads=here]").waitFor();
  server.seen();
});
afterEach(async () => {
  await context.close();
  expect(forbidden).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await built?.remove();
});

const title = () => page.locator("#answer #verdict");

async function choose(bytes: Uint8Array, name = "letter.pdf", mimeType = "application/pdf"): Promise<void> {
  await page.setInputFiles("#file", { name, mimeType, buffer: Buffer.from(bytes) });
  await title().waitFor();
}

async function type(text: string): Promise<void> {
  await page.fill("#q", text);
  await page.click("button:has-text('Check')");
  await title().waitFor();
}

const paths = (seen: readonly Seen[]): string[] => seen.map(({ method, path }) => `${method} ${path}`);

/** Nothing that tells one copy from another, and no words, in anything the office received. */
function expectDiscreet(
  seen: readonly Seen[],
  brought: { bytes?: Uint8Array; name?: string; words?: readonly string[] },
): void {
  for (const { path, body } of seen) {
    const sent = `${path} ${body.toString("latin1")}`.toLowerCase();
    expect(sent).not.toContain(COPY_LABEL);
    for (const word of (brought.words ?? []).flatMap((line) => line.toLowerCase().match(/[a-z]{5,}/g) ?? []))
      if (!["words", "released", "draft"].includes(word)) expect(sent).not.toContain(word);
    if (brought.name) expect(sent).not.toContain(brought.name.toLowerCase());
    if (!brought.bytes) continue;
    const hash = sha256(brought.bytes);
    for (let at = 0; at + 8 <= hash.length; at += 4) expect(sent).not.toContain(hash.slice(at, at + 8));
    expect(sent).not.toContain(Buffer.from(hash, "hex").toString("base64").slice(0, 10).toLowerCase());
    expect(sent).not.toContain("%pdf");
  }
}

describe("a file", () => {
  test("that was released is in force, and three digits of its hash are all that left", async () => {
    await choose(letterPdf);
    expect(await title().innerText()).toBe("This is our letter, and it has been in force since 4 May 2026.");
    const seen = server.seen();
    expect(paths(seen)).toEqual([`GET /check/files/${sha256(letterPdf).slice(0, 3)}`]);
    expectDiscreet(seen, { bytes: letterPdf, name: "letter.pdf", words: LETTER });
  });

  test("with one byte more is at most words of ours", async () => {
    const bytes = new Uint8Array([...letterPdf, 10]);
    await choose(bytes);
    expect(await title().innerText()).toBe(
      "The words match our letter. This is not the original; here it is.",
    );
    const seen = server.seen();
    expect(paths(seen)).toEqual([`GET /check/files/${sha256(bytes).slice(0, 3)}`, "POST /check/words"]);
    expectDiscreet(seen, { bytes, name: "letter.pdf", words: LETTER });
  });

  test("that is a copy of a draft is an unsigned draft, and the office does not learn which copy", async () => {
    await choose(draftCopyPdf, "leaked-from-odile.pdf");
    expect(await title().innerText()).toBe("This is a draft. Nobody has signed it, and it decides nothing.");
    const seen = server.seen();
    expect(paths(seen).sort()).toEqual([
      `GET /check/files/${sha256(draftCopyPdf).slice(0, 3)}`,
      "POST /check/code",
      "POST /check/words",
    ]);
    expect(seen.find(({ path }) => path === "/check/code")?.body.toString()).toBe(
      JSON.stringify({ code: CODE }),
    );
    expectDiscreet(seen, { bytes: draftCopyPdf, name: "leaked-from-odile.pdf", words: DRAFT });
  });

  test("with our seal and no release is signed and not released", async () => {
    const hourAgo = new Date(Date.now() - 3_600_000);
    const by = await sealOffice("Varrow Sound", hourAgo);
    server.certificate = by.certificate;
    const paper = pagesPdf([{ content: linesOf(["An order that waits for its day."]) }]);
    const given = { name: "Varrow Sound", reason: "Version 1 as approved", certificate: by.certificate };
    const waiting = prepareSeal(paper, { ...given, signedAt: new Date(Date.now() - 60_000) });
    const bytes = completeSeal(waiting, await sign(by, waiting.signedAttributes));
    await choose(bytes);
    expect(await title().innerText()).toBe(
      "This is our letter, signed but not released. It is not in force.",
    );
    expectDiscreet(server.seen(), { bytes });
    const changed = new Uint8Array(bytes);
    changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;
    await page.reload();
    await choose(changed);
    expect(await title().innerText()).not.toContain("signed but not released");
    server.certificate = null;
  });

  test("that cannot be read says why; only the named button sends it", async () => {
    const bytes = letterPdf.slice(0, 900);
    await choose(bytes, "half.pdf");
    expect(await title().innerText()).toBe(
      "This PDF ends too early: its last part is missing, as after a broken download.",
    );
    expectDiscreet(server.seen(), { bytes });
    await page.click("button:has-text('Send it to the office')");
    await page.waitForLoadState();
    const [sent] = server.seen();
    expect(sent?.method).toBe("POST");
    expect(sent?.body.includes(Buffer.from(bytes))).toBe(true);
  });
});

describe("words", () => {
  test("with one figure changed are an altered letter, and the figure is shown first", async () => {
    const words = LETTER.map((line) => line.replace("14 pilot", "40 pilot"));
    await type(words.join("\n"));
    expect(await title().innerText()).toBe("This is not our letter. It differs from it in 1 place.");
    expect(await page.locator(".diff tbody tr").first().innerText()).toMatch(/Figure[^]*40[^]*14/);
    const seen = server.seen();
    expect(paths(seen)).toEqual(["POST /check/words"]);
    expectDiscreet(seen, { words });
  });

  test("retyped from a draft are an unsigned draft", async () => {
    await type(DRAFT.slice(0, 3).join(" "));
    expect(await title().innerText()).toBe("This is a draft. Nobody has signed it, and it decides nothing.");
    expectDiscreet(server.seen(), { words: DRAFT });
  });

  test("of nobody's match nothing public", async () => {
    await type("The quick brown fox jumps over the lazy dog, again and again, until the evening comes.");
    expect(await title().innerText()).toBe("Nothing public matches this.");
  });
});

describe("a code or a reference", () => {
  test("typed code", async () => {
    await type(CODE.toLowerCase().replaceAll("-", " "));
    expect(await title().innerText()).toContain("This is a draft.");
    expect(paths(server.seen())).toEqual(["POST /check/code"]);
  });

  test("typed with a slip, nothing is asked", async () => {
    await type(CODE.slice(0, -1) + (CODE.endsWith("7") ? "8" : "7"));
    expect(await title().innerText()).toContain("This code has a slip in it");
    expect(server.seen()).toEqual([]);
  });

  test("a reference names a letter and says nothing of the paper", async () => {
    await type("VSPA/PIL/2026/041");
    expect(await title().innerText()).toBe(
      "We have a letter with this reference. Compare your paper with it.",
    );
    expect(paths(server.seen())).toEqual(["POST /check/reference"]);
  });
});

/** A photograph of a page, lying askew, with a square code of a few hundred pixels or none. */
async function photograph(address: string | null): Promise<Uint8Array> {
  const camera = await browser.newPage({ viewport: { width: 1500, height: 2000 } });
  const { data, size } = address === null ? { data: [], size: 0 } : encode(address, { border: 2 });
  const cells = data.flatMap((row, y) =>
    row.map((dark, x) => (dark ? `<rect x="${x}" y="${y}" width="1" height="1"/>` : "")),
  );
  const code = `<svg viewBox="0 0 ${size} ${size}" style="position:absolute;right:90px;bottom:90px;width:230px">${cells.join("")}</svg>`;
  await camera.setContent(`<body style="background:#6b5b4b;margin:0;perspective:3000px"><div style="position:absolute;left:150px;top:100px;width:1200px;height:1700px;background:#f4f1e8;font:26px serif;transform:rotate(7deg) rotateX(14deg);padding:90px;box-sizing:border-box">
    ${LETTER.join("<br>").repeat(4)}${address === null ? "" : code}</div></body>`);
  const shot = await camera.screenshot({ type: "jpeg", quality: 70 });
  await camera.close();
  return shot;
}

describe("a picture", () => {
  test("with our square code asks for the version it names", async () => {
    const picture = await photograph(qrUrl("https://letters.varrow-sound.example", VERSION));
    await choose(picture, "IMG_2041.jpg", "image/jpeg");
    expect(await title().innerText()).toContain("This is a draft.");
    const seen = server.seen();
    expect(paths(seen)).toEqual([`GET /check/version/${VERSION}`]);
  });

  test("without one cannot be checked for now, and nothing is asked", async () => {
    await choose(await photograph(null), "IMG_2042.jpg", "image/jpeg");
    expect(await title().innerText()).toContain("We could not check this picture");
    expect(server.seen()).toEqual([]);
  });
});

describe("the page", () => {
  test("says so when it may not ask", async () => {
    server.refuse(true);
    await type("VSPA/PIL/2026/041");
    expect(await page.locator("#answer .verdict").innerText()).toBe("Could not check");
    server.refuse(false);
  });

  test("announces the answer politely and leaves the focus where it is", async () => {
    await page.fill("#q", LETTER.join("\n"));
    await page.focus("button:has-text('Check')");
    await page.keyboard.press("Enter");
    await title().waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Check");
    expect(await page.locator("#said[role=status]").innerText()).toBe(
      "Words of ours. The words match our letter. This is not the original; here it is.",
    );
  });

  test("reads files over plain http too, and never calls a signed one unsigned there", async () => {
    await page.goto(server.address.replace("localhost", LAN));
    await page.locator("html[data-reads=here]").waitFor();
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    server.seen();
    await choose(letterPdf);
    expect(await title().innerText()).toContain("in force since 4 May 2026");
    expectDiscreet(server.seen(), { bytes: letterPdf });
    const signed = pagesPdf([{ content: linesOf([...DRAFT, "/ByteRange"]) }]);
    await choose(signed, "signed.pdf");
    await page.locator("#verdict:has-text('We could not check the signature in this file')").waitFor();
  });

  test("takes a file dropped anywhere", async () => {
    await page.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const carrier = new DataTransfer();
      carrier.items.add(new File([bytes], "dropped.pdf", { type: "application/pdf" }));
      document.body.dispatchEvent(
        new DragEvent("drop", { dataTransfer: carrier, bubbles: true, cancelable: true }),
      );
    }, Buffer.from(letterPdf).toString("base64"));
    await title().waitFor();
    expect(await title().innerText()).toContain("in force since 4 May 2026");
  });

  test.each([
    ["before", null],
    ["with an altered letter", LETTER.join("\n").replace("14 pilot", "40 pilot")],
    ["with a draft", CODE],
    ["with nothing public", "VSPA/PIL/1999/001"],
  ])("has nothing that axe objects to, %s", async (_name, typed) => {
    if (typed !== null) await type(typed);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
    ).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  test("without script is a form that says what it sends", async () => {
    const plain = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const bare = await plain.newPage();
    await bare.goto(server.address);
    expect(await bare.locator("#sent").isVisible()).toBe(true);
    expect(await bare.locator("#kept").isVisible()).toBe(false);
    await bare.setInputFiles("#file", {
      name: "a.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(letterPdf),
    });
    server.seen();
    await bare.click("button:has-text('Check')");
    const [sent] = server.seen();
    expect(sent?.method).toBe("POST");
    expect(sent?.body.includes(Buffer.from(letterPdf))).toBe(true);
    await plain.close();
  });
});
