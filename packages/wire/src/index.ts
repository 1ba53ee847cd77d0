export * as basics from "./basics.ts";
export * as check from "./check.ts";
export * as copy from "./copy.ts";
export * as letter from "./letter.ts";
export * as office from "./office.ts";
export * as statement from "./statement.ts";
export * as text from "./text.ts";
