/** Words `first` to `last`, both counted. */
export type Range = { readonly first: number; readonly last: number };

/** A word of the earlier version and the word of the later one that it became. */
export type Pair = { readonly a: number; readonly b: number };
