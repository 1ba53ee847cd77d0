import { type Forms, noForms, writeForms } from "./forms.ts";
import type { Written } from "./keeper.ts";
import { mergeForms } from "./merge-forms.ts";
import { readForms } from "./read-forms.ts";

/** What a holder types, as it is kept. */
export const holdersForms: Written<Forms> = {
  none: noForms,
  read: readForms,
  write: writeForms,
  merge: mergeForms,
};
