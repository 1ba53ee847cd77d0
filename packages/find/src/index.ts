export { compare } from "./compare.ts";
export type { Comparison, Difference, DifferenceKind, Place } from "./compare.ts";
export {
  everyShingle,
  GUARANTEED,
  imprint,
  imprintOfWords,
  SHINGLE,
  SKETCH_VALUES,
  WINDOW,
} from "./fingerprints.ts";
export type { Fingerprint, Imprint, Sort } from "./fingerprints.ts";
export { LONGEST_TEXT, normalise } from "./normalise.ts";
export { enough, MOST_FINGERPRINTS, queryOf } from "./query.ts";
export type { Query } from "./query.ts";
export { redline } from "./redline.ts";
export type { RedlineRun } from "./redline.ts";
export type { Kind, Word } from "./word.ts";
