export type { Passage } from "./passage.ts";
export { attacher, reattach } from "./reattach.ts";
export type { Attached } from "./reattach.ts";
