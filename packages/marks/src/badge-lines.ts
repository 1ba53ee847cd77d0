import { printedCode } from "./code.ts";

const LONGEST_ADDRESS = 80;

/**
 * The lines beside the QR: "CODE 7F3K-2M9Q-XT4C-9A2P" and "AT letters.port.example". Throws an Error with code `bad-public-address` where the
 * address is no http address, is longer than 80 characters or has others than letters, digits, dots, colons, dashes and slashes.
 */
export function badgeLines(mark: { readonly versionId: string; readonly publicAddress: string }): string[] {
  return [`CODE ${printedCode(mark.versionId)}`, `AT ${shownAddress(mark.publicAddress)}`];
}

function shownAddress(publicAddress: string): string {
  const url = URL.parse(publicAddress);
  const shown = url && /^https?:$/.test(url.protocol) ? `${url.host}${url.pathname}`.replace(/\/+$/, "") : "";
  if (shown.length <= LONGEST_ADDRESS && /^[a-z0-9.:\-/]+$/i.test(shown)) return shown;
  throw Object.assign(
    new Error(`"${publicAddress}" cannot stand on a copy as the office's public address.`),
    {
      code: "bad-public-address",
    },
  );
}
