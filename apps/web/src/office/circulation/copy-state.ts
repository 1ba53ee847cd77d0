import type { letter } from "@chirograph/wire";
import type { ShapeName } from "../../look/shapes.tsx";

type Copy = letter.CopyView;
type View = Pick<letter.LetterView, "standings" | "copies">;

/** How a holder's task stands, as one looks for it in a list. */
export type CopyState =
  | "concur"
  | "concur-with-comment"
  | "non-concur"
  | "no-response"
  | "taken-as-concur"
  | "declined"
  | "delegated"
  | "through"
  | "later"
  | "informed"
  | "waived"
  | "recalled";

/** Word and shape of each state, and the colour by the position it counts as. */
export const stateWords: Readonly<
  Record<CopyState, { readonly word: string; readonly shape: ShapeName | null; readonly as: string }>
> = {
  concur: { word: "Concur", shape: "concur", as: "concur" },
  "concur-with-comment": {
    word: "Concur with comment",
    shape: "concur-with-comment",
    as: "concur-with-comment",
  },
  "non-concur": { word: "Non-concur", shape: "non-concur", as: "non-concur" },
  "no-response": { word: "No response", shape: "no-response", as: "no-response" },
  "taken-as-concur": { word: "Silent, counts as concur", shape: "concur", as: "no-response" },
  declined: { word: "Declined", shape: "no-response", as: "no-response" },
  delegated: { word: "Delegated", shape: "no-response", as: "no-response" },
  through: { word: "Through a colleague", shape: null, as: "no-response" },
  later: { word: "Turn not come", shape: "no-response", as: "no-response" },
  informed: { word: "For information", shape: null, as: "no-response" },
  waived: { word: "Waived", shape: "waived", as: "no-response" },
  recalled: { word: "Recalled", shape: "withdrawn", as: "no-response" },
};

export function standingOf(view: View, copy: Copy): letter.Standing | null {
  return view.standings.find((one) => one.copy === copy.id)?.standing ?? null;
}

/** The position that counts for a copy: its holder's own, else that of the one to whom the task was delegated. */
export function positionFor(view: View, copy: Copy): Copy["position"] {
  if (copy.position || copy.delegate === null) return copy.position;
  const delegate = view.copies.find((one) => one.id === copy.delegate);
  return delegate ? positionFor(view, delegate) : null;
}

/** The copy whose holder delegated the task to the holder of this one. */
export function giverOf(view: View, copy: Copy): Copy | null {
  return view.copies.find((one) => one.delegate === copy.id) ?? null;
}

/** Reads from what is certain to what is merely awaited. Pure. */
export function stateOf(view: View, copy: Copy): CopyState {
  const position = positionFor(view, copy);
  if (position) return position.position;
  if (copy.recalled) return "recalled";
  if (copy.task.through !== null) return "through";
  const standing = standingOf(view, copy);
  if (standing === "waived" || standing === "taken-as-concur") return standing;
  if (copy.declined) return "declined";
  if (copy.delegate !== null) return "delegated";
  if (giverOf(view, copy)) return "no-response";
  if (standing === null || standing === "answered") return "informed";
  return standing === "later" ? "later" : "no-response";
}

/** Whether the office still waits for a word on this copy. */
export function isWaitedFor(view: View, copy: Copy): boolean {
  const standing = standingOf(view, copy);
  return standing === "waiting" || standing === "later";
}

/** Whom a reminder would reach: asked now, and silent. */
export function silentCopies(view: View): Copy[] {
  return view.copies.filter((copy) => standingOf(view, copy) === "waiting");
}

const urgency: Readonly<Record<CopyState, number>> = {
  "non-concur": 0,
  "no-response": 1,
  declined: 1,
  delegated: 1,
  later: 2,
  waived: 3,
  "taken-as-concur": 3,
  "concur-with-comment": 4,
  concur: 4,
  through: 5,
  informed: 5,
  recalled: 6,
};

/** Those who keep the letter first, those who must answer before those who may; then by the number of the copy. */
export function byUrgency(view: View): (a: Copy, b: Copy) => number {
  return (a, b) =>
    urgency[stateOf(view, a)] - urgency[stateOf(view, b)] ||
    Number(b.task.required) - Number(a.task.required) ||
    a.label.localeCompare(b.label, "en", { numeric: true });
}
