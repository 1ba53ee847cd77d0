import { decodeCell } from "./cell-text.ts";
import { readXml } from "./xml.ts";

/** The texts that cells refer to by number (ECMA-376-1, 18.4): formatted runs joined, without the reading aids of East Asian text. */
export function readSharedStrings(part: Uint8Array | undefined): string[] {
  const texts: string[] = [];
  if (!part) return texts;
  let text = "";
  let inText = false;
  let aids = 0;
  readXml(part, {
    open: (tag) => {
      if (tag === "si") text = "";
      if (tag === "rPh") aids++;
      if (tag === "t") inText = aids === 0;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (tag) => {
      if (tag === "t") inText = false;
      if (tag === "rPh") aids--;
      if (tag === "si") texts.push(decodeCell(text));
    },
  });
  return texts;
}
