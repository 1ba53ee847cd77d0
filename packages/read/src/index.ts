export { firstLook, looksSigned } from "./first-look.ts";
export type { Box, PageText, Picture } from "./page.ts";
export {
  openReader,
  type Blankness,
  type PagePicture,
  type PdfText,
  type ReadPage,
  type Reader,
} from "./reader.ts";
export { LIMITS, refuse, type Limits, type Refusal, type RefusalCode } from "./refusal.ts";
export { withoutStamp } from "./words.ts";
