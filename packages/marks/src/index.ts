export { printedCode, qrUrl, readCode, readQr, type CodeRefusal, type VersionCode } from "./code.ts";
export { BANNER, bannerText, copyText, type CopyLabel } from "./label.ts";
export { stampCopy } from "./stamp.ts";
export { refuseStamp, type StampRefusal } from "./stamp-refusal.ts";
export {
  compileTemplate,
  placeFor,
  STAMPER,
  stampBoxes,
  type PagePlace,
  type Template,
  type VersionMark,
} from "./template.ts";
