import { deflateSync } from "node:zlib";

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));

/** Objects 1 to n of a one-page letter; entries replace or add to them. */
function objects(changes: Readonly<Record<number, string>>): Map<number, string> {
  const text = "BT /F1 12 Tf 72 720 Td (The ferry keeps to its winter timetable.) Tj ET";
  const page =
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
  return new Map([
    [1, "<< /Type /Catalog /Pages 2 0 R /Lang (en) >>"],
    [2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
    [3, page],
    [4, `<< /Length ${text.length} >>\nstream\n${text}\nendstream`],
    [5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"],
    ...Object.entries(changes).map(([number, source]) => [Number(number), source] as const),
  ]);
}

/** A small PDF with a cross-reference table. `trailer` is put into the trailer as it is. */
export function tablePaper(changes: Readonly<Record<number, string>> = {}, trailer = ""): Uint8Array {
  let body = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const lines: string[] = [];
  for (const [number, source] of [...objects(changes)].sort(([a], [b]) => a - b)) {
    lines[number] = `${String(body.length).padStart(10, "0")} 00000 n \n`;
    body += `${number} 0 obj\n${source}\nendobj\n`;
  }
  const size = lines.length;
  const table = Array.from({ length: size }, (_, i) => lines[i] ?? `0000000000 65535 f \n`).join("");
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return latin(`${body}xref\n0 ${size}\n${table}${end}`);
}

/** The same letter with its catalog and page inside an object stream and a compressed, predicted xref stream. */
export function streamPaper(changes: Readonly<Record<number, string>> = {}): Uint8Array {
  const all = objects(changes);
  const packed = [...all].filter(([number]) => number !== 4);
  const offsets = packed.map(([number], i) => {
    const before = packed.slice(0, i).reduce((sum, [, source]) => sum + source.length + 1, 0);
    return `${number} ${before}`;
  });
  const head = `${offsets.join(" ")} `;
  const store = deflateSync(latin(head + packed.map(([, source]) => source).join(" "))).toString("latin1");
  let body = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const rows: number[][] = [[0, 0, 0, 0, 0]];
  for (const [i, [number]] of packed.entries()) rows[number] = [2, 0, 0, 20, i];
  rows[4] = [1, 0, body.length >> 8, body.length & 255, 0];
  body += `4 0 obj\n${all.get(4)}\nendobj\n`;
  rows[20] = [1, 0, body.length >> 8, body.length & 255, 0];
  const dict = `/Type /ObjStm /N ${packed.length} /First ${head.length} /Filter /FlateDecode /Length ${store.length}`;
  body += `20 0 obj\n<< ${dict} >>\nstream\n${store}\nendstream\nendobj\n`;
  rows[21] = [1, 0, body.length >> 8, body.length & 255, 0];
  const full = Array.from({ length: 22 }, (_, i) => rows[i] ?? [0, 0, 0, 0, 0]);
  const predicted = full.flatMap((row, r) => [2, ...row.map((b, i) => (b - (full[r - 1]?.[i] ?? 0)) & 255)]);
  const data = deflateSync(Uint8Array.from(predicted)).toString("latin1");
  const parms = "/DecodeParms << /Predictor 12 /Columns 5 >>";
  const xref = `/Type /XRef /Size 22 /W [1 3 1] /Root 1 0 R /Filter /FlateDecode ${parms} /Length ${data.length}`;
  const start = body.length;
  body += `21 0 obj\n<< ${xref} >>\nstream\n${data}\nendstream\nendobj\nstartxref\n${start}\n%%EOF`;
  return latin(body);
}
