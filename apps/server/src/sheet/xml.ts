import { Parser } from "saxen";
import { SheetFault } from "./refusal.ts";

/** What a reader of one part is told, in document order. Names come without their prefix. */
export type Listener = {
  open?(name: string, attributes: () => Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
};

/**
 * Reads one XML part. A document type is refused: no spreadsheet program writes one, and entities are what bombs are made of.
 * @throws SheetFault or the library's Error where it is no well-formed XML.
 */
export function readXml(part: Uint8Array, listener: Listener): void {
  const parser = new Parser();
  parser.on("attention", () => {
    throw new SheetFault("damaged");
  });
  parser.on("openTag", (name, attributes) => listener.open?.(local(name), () => decoded(attributes())));
  parser.on("closeTag", (name) => listener.close?.(local(name)));
  parser.on("text", (raw) => listener.text?.(decodeEntities(raw)));
  parser.on("cdata", (text) => listener.text?.(text));
  parser.parse(characters(part).replace(/\r\n?/g, "\n")); // XML 1.0, 2.11
}

function characters(part: Uint8Array): string {
  const [first, second] = part;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(part);
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function decoded(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [local(name), decodeEntities(value)]),
  );
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The library's own decoder loses characters beyond U+FFFF. */
function decodeEntities(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[String(name)] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
