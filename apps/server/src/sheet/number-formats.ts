import { readXml } from "./xml.ts";

/** Of each cell style by its number: whether a number in it is shown as it is typed. */
export type Formats = readonly boolean[];

/** General and Text by their built-in numbers (ECMA-376-1, 18.8.30). In every other format a number may be shown as a date, a percentage or rounded. */
const PLAIN = ["0", "49"];

/** Reads the styles part; without one every number is plain. */
export function readFormats(part: Uint8Array | undefined): Formats {
  const plain = new Set(PLAIN);
  const styles: boolean[] = [];
  if (!part) return styles;
  let inCellStyles = false;
  readXml(part, {
    open: (tag, attributes) => {
      if (tag === "cellXfs") inCellStyles = true;
      if (tag === "numFmt" && /^(@|general)$/i.test(attributes()["formatCode"] ?? "")) {
        plain.add(attributes()["numFmtId"] ?? "");
      }
      if (tag === "xf" && inCellStyles) styles.push(plain.has(attributes()["numFmtId"] ?? "0"));
    },
    close: (tag) => {
      if (tag === "cellXfs") inCellStyles = false;
    },
  });
  return styles;
}
