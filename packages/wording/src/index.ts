export { check } from "./check.ts";
export type { Options } from "./check.ts";
export { KINDS } from "./finding.ts";
export type { Finding, Kind, Span } from "./finding.ts";
