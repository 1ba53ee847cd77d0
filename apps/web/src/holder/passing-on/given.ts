import type { Handed } from "../requests.ts";

/** A copy that was just handed over, and the name of the person it is for. */
export type Given = { readonly handed: Handed; readonly name: string };
