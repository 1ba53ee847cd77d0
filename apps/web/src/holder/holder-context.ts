import type { HolderView } from "@chirograph/wire/copy";
import { createContext, useContext } from "react";
import type { Forms } from "./unsent/forms.ts";
import type { Keeper, Keeping } from "./unsent/keeper.ts";

/** One holder's copy, what they have typed and not sent, and how both change. */
export type HolderPage = {
  readonly copy: string;
  readonly view: HolderView;
  readonly forms: Forms;
  readonly aside: Forms;
  readonly keeping: Keeping;
  readonly keeper: Keeper<Forms>;
  /** The server took something: the page shows it without asking again. */
  readonly patch: (change: (view: HolderView) => HolderView) => void;
  /** Asks the server again; throws a Problem. */
  readonly reload: () => Promise<HolderView>;
  /** The form or card that was opened by hand a moment ago, and so takes the focus; and how one is named. */
  readonly fresh: string | null;
  readonly freshen: (id: string | null) => void;
  /** Reads a sentence out to those who do not see the page. */
  readonly announce: (sentence: string) => void;
};

export const HolderContext = createContext<HolderPage | null>(null);

export function useHolder(): HolderPage {
  const page = useContext(HolderContext);
  if (!page) throw new Error("A part of a holder's page stands outside of it.");
  return page;
}

/** 128 random bits: a form's id is made with it, so that sending it twice makes one comment. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
