import type { Holder, PassingOn } from "@chirograph/core";

/** A holder as the office asks for one. `through` is the place in the list of the one who answers for the organisation. */
export type NewHolder = Holder & {
  readonly passingOn: PassingOn;
  readonly required: boolean;
  readonly stage: number;
  readonly instructions: string;
  readonly through: number | null;
};
