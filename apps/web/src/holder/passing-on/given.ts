import type { Handed } from "../requests.ts";

/** A copy that was just handed over, the name of the person it is for, and whether they answer in this holder's place. */
export type Given = { readonly handed: Handed; readonly name: string; readonly delegated: boolean };
