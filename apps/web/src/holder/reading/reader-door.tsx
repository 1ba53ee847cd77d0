import type { ReactNode } from "react";
import { Door } from "../door.tsx";
import { useDocumentLanguage } from "./use-document-language.ts";
import { doorWords, type Language } from "./words.ts";

type Props = {
  readonly office: string;
  readonly copy: string;
  readonly link: string;
  readonly opened: () => void;
  readonly language: Language;
};

/** The door of a reader's link, in the letter's language. */
export function ReaderDoor({ language, ...props }: Props): ReactNode {
  useDocumentLanguage(language);
  return <Door {...props} words={doorWords(language)} />;
}
