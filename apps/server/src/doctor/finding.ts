/** One thing that was looked at. `note`: works, and whoever runs the office should know; `bad`: to be put right. */
export type Finding = {
  readonly name: string;
  readonly state: "good" | "note" | "bad";
  readonly says: string;
};

export const good = (name: string, says: string): Finding => ({ name, state: "good", says });
export const note = (name: string, says: string): Finding => ({ name, state: "note", says });
export const bad = (name: string, says: string): Finding => ({ name, state: "bad", says });
