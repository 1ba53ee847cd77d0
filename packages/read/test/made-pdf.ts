/** A PDF object: its text, or a stream with its entries and data. */
export type Made = string | { readonly entries: string; readonly data: Uint8Array | string };

/** One page to make: a content stream, and entries of the page besides it. */
export type MadePage = { readonly content: Uint8Array | string; readonly entries?: string };

/** A PDF of these objects, numbered from 1; the first is the catalog. */
export function madePdf(objects: readonly Made[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach((object, i) => {
    offsets.push(length());
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), body(object), Buffer.from("\nendobj\n"));
  });
  const xref = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`));
  parts.push(Buffer.from(`trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

/** A PDF of pages with Helvetica as /F; A4 unless a page's entries say otherwise. */
export function pagesPdf(pages: readonly MadePage[]): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(" ");
  return madePdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ...pages.flatMap(({ content, entries = "" }, i): Made[] => [
      `<</Type/Page/Parent 2 0 R/Contents ${5 + i * 2} 0 R${entries}>>`,
      { entries: "", data: content },
    ]),
  ]);
}

/** A content stream that writes the lines in 11 pt from (x, y) down. */
export function linesOf(lines: readonly string[], x = 72, y = 700): string {
  return `BT /F 11 Tf 14 TL ${x} ${y} Td ${lines.map((line) => `(${line}) Tj T*`).join(" ")} ET`;
}

function body(object: Made): Buffer {
  if (typeof object === "string") return Buffer.from(object, "latin1");
  const data =
    typeof object.data === "string" ? Buffer.from(object.data, "latin1") : Buffer.from(object.data);
  return Buffer.concat([
    Buffer.from(`<</Length ${data.length}${object.entries}>>\nstream\n`, "latin1"),
    data,
    Buffer.from("\nendstream"),
  ]);
}
