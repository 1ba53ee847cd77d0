import { CHECKS, checkSymbols } from "./check-symbols.ts";
import { hexToValues, symbolsOf, valuesOf, valuesToHex } from "./crockford.ts";

/** A typed code that is none, and the sentence for the person who typed it. */
export type CodeRefusal = {
  readonly ok: false;
  readonly code: "not-a-code" | "mistyped-code";
  readonly message: string;
};

/** A code as printed, and the first 60 bits (15 hex digits) of the version's id that it stands for. */
export type VersionCode = { readonly ok: true; readonly printed: string; readonly idPrefix: string };

const ID_BITS = 128;
const CODE_BITS = 60;
const CODE_DATA = CODE_BITS / 5;

/**
 * The code printed on every page of a version's copies: the first 60 bits of its id in twelve symbols and four check symbols, as
 * `7F3K-2M9Q-XT4C-9A2P`. It names the version, never the copy. versionId: 128 bits as 32 hex digits.
 * Throws an Error with code `bad-version-id`.
 */
export function printedCode(versionId: string): string {
  const data = hexToValues(parseVersionId(versionId), CODE_BITS);
  return grouped(symbolsOf([...data, ...checkSymbols(data)]));
}

/** Reads a code that a person typed: any case, spaces or dashes anywhere, O for 0, I or L for 1, U for V. */
export function readCode(typed: string): VersionCode | CodeRefusal {
  const values = valuesOf(typed.replace(/^\s*code\b:?/i, ""));
  if (values?.length !== CODE_DATA + CHECKS) return refuse("not-a-code");
  const data = values.slice(0, CODE_DATA);
  const checks = checkSymbols(data);
  if (checks.some((check, i) => check !== values[CODE_DATA + i])) return refuse("mistyped-code");
  const idPrefix = valuesToHex(data, CODE_BITS / 4);
  return idPrefix === null
    ? refuse("mistyped-code")
    : { ok: true, printed: grouped(symbolsOf(values)), idPrefix };
}

/**
 * The address that the QR of a version's copies holds: `<publicAddress>/q/<26 symbols>`, the whole id. It names the version, never the copy.
 * Throws an Error with code `bad-version-id`.
 */
export function qrUrl(publicAddress: string, versionId: string): string {
  const id = symbolsOf(hexToValues(parseVersionId(versionId), ID_BITS));
  return `${publicAddress.replace(/\/+$/, "")}/q/${id}`;
}

/** The version's id (32 hex digits) in the last part of a QR's address, or in the bare 26 symbols; null where there is none. */
export function readQr(scanned: string): string | null {
  const last = /(?:^|\/q\/)([^/?#]+)\/?(?:[?#].*)?$/i.exec(scanned.trim())?.[1];
  const values = last === undefined ? null : valuesOf(last);
  return values?.length === Math.ceil(ID_BITS / 5) ? valuesToHex(values, ID_BITS / 4) : null;
}

function parseVersionId(versionId: string): string {
  if (/^[0-9a-f]{32}$/i.test(versionId)) return versionId.toLowerCase();
  throw Object.assign(new Error("A version's id is 32 hex digits."), { code: "bad-version-id" });
}

function grouped(symbols: string): string {
  return (symbols.match(/.{4}/g) ?? []).join("-");
}

function refuse(code: CodeRefusal["code"]): CodeRefusal {
  const message =
    code === "not-a-code"
      ? "This is not a code of ours: a code has sixteen letters and digits. It stands at the foot of each page, beside the square pattern."
      : "This code has a slip in it: at least one letter or digit is not as printed. Compare it with the page, group by group.";
  return { ok: false, code, message };
}
