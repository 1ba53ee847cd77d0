import type { LetterId, Moment, PersonId } from "@chirograph/core";

/** A finding of the wording check, by its key, that someone who writes the letter meant so. */
export type Meant = { readonly key: string; readonly by: PersonId; readonly at: Moment };

/** What was meant so stands beside the text being written: saving the text does not touch it. */
export type MeantPort = {
  /** In the order in which it was said. */
  meant(letter: LetterId): Promise<readonly Meant[]>;
  /** Who said it first stays. False when the letter holds `most` others already. */
  addMeant(letter: LetterId, meant: Meant, most: number): Promise<boolean>;
  dropMeant(letter: LetterId, key: string): Promise<void>;
};
