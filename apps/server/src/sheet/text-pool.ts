import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { encodeCell, shownText } from "./cell-text.ts";

/**
 * The texts of a workbook in the making. The library that lays out workbooks drops characters that XML can hold, and writes a broken file
 * where a cell says "constructor": it is given plain tokens, and the texts are put in their place afterwards.
 */
export type TextPool = {
  /** What stands for the text until then: the same text, the same token. */
  token(text: string): string;
  /** The finished workbook: the same texts in the same layout are the same bytes. */
  fill(workbook: Uint8Array): Uint8Array;
};

const TEXTS = "xl/sharedStrings.xml";
/** Zip archives carry times (earliest: 1980); this one says nothing. */
const NO_TIME = new Date(1980, 0, 1);

export function textPool(): TextPool {
  const tokens = new Map<string, string>();
  const texts: string[] = [];
  return {
    token: (text) => {
      const token = tokens.get(text) ?? `t${texts.length}`;
      if (tokens.has(text)) return token;
      tokens.set(text, token);
      texts.push(text);
      return token;
    },
    fill: (workbook) => {
      const files = unzipSync(workbook);
      const written = strFromU8(files[TEXTS] ?? new Uint8Array(0));
      const filled = written.replace(/<t>t(\d+)<\/t>/g, (_, i) => element(texts[Number(i)]!));
      return zipSync({ ...files, [TEXTS]: strToU8(filled) }, { mtime: NO_TIME, level: 4 });
    },
  };
}

function element(text: string): string {
  const encoded = encodeCell(shownText(text));
  const escaped = encoded.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<t xml:space="preserve">${escaped}</t>`;
}
