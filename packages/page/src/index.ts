export { announcement, answerHtml } from "./answer.ts";
export { checkPage, noOfficePage, type Sent } from "./check-page.ts";
export { broughtFile, broughtPicture, broughtTyped, squareCode, type Where } from "./brought.ts";
export { decisionPage, type DecisionShown } from "./decision-page.ts";
export type { Assets } from "./frame.ts";
export { howPage } from "./how-page.ts";
export { html, htmlText, url, type Html } from "./html.ts";
export {
  inquireFile,
  inquireTyped,
  troubled,
  type Asks,
  type Bucket,
  type Found,
  type Paper,
  type WordsRead,
} from "./inquire.ts";
export { judge, type Judged } from "./judge.ts";
export { letterPage } from "./letter-page.ts";
export {
  couldNotCheck,
  signedNotReleased,
  troubleFrom,
  type Brought,
  type Compared,
  type Matter,
  type OfficeShown,
  type Trouble,
} from "./matter.ts";
export { plainPage } from "./plain-page.ts";
export { statementPage } from "./statement-page.ts";
export { sortTyped, type CodeReaders, type Typed } from "./typed.ts";
