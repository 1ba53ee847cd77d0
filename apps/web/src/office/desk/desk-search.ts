import { letter, type matrix } from "@chirograph/wire";

type View = keyof matrix.Desk["counts"];

/** What of the desk is shown, as it stands in the address; what is not there is as usual. */
export type DeskSearch = {
  /** What waits for the viewer, unless the address says otherwise. */
  readonly show?: View;
  readonly status?: letter.LetterStatus;
  readonly q?: string;
  readonly page?: number;
};

const views = ["mine", "blocked", "due", "all", "archived"] as const;

/** The address as a question to the desk; what it does not know is left out. */
export function deskSearchOf(given: Readonly<Record<string, unknown>>): DeskSearch {
  const { q } = given;
  const page = Number(given["page"]);
  const status = letter.LetterStatus.safeParse(given["status"]);
  const found = {
    show: views.find((view) => view === given["show"]),
    status: status.success ? status.data : undefined,
    q: typeof q === "string" && q !== "" ? q : typeof q === "number" ? String(q) : undefined,
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
