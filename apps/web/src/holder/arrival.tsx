import type { HolderView } from "@chirograph/wire/copy";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { ReadingView } from "@chirograph/wire/read-back";
import { isUnreachable, Problem, problemOf } from "../api.ts";
import { copyIn, forgetSecret, secretIn, wasReading } from "./address.ts";
import { Door } from "./door.tsx";
import { Frame } from "./frame.tsx";
import { HolderPage } from "./holder-page.tsx";
import { ReaderDoor } from "./reading/reader-door.tsx";
import { ReadingPage } from "./reading/reading-page.tsx";
import { readReading } from "./reading/requests.ts";
import type { Language } from "./reading/words.ts";
import { askStatus, readCopy } from "./requests.ts";
import { AGAIN } from "./unsent/keeper.ts";

type Arrived =
  | { readonly at: "opening" | "unreachable" }
  | {
      readonly at: "code";
      readonly office: string;
      readonly copy: string;
      readonly link: string;
      /** Of a reader's link: the language in which its door speaks. */
      readonly reader: Language | null;
    }
  | { readonly at: "nowhere"; readonly office: string; readonly message: string }
  | { readonly at: "open"; readonly copy: string; readonly view: HolderView; readonly byCode: boolean }
  | { readonly at: "reading"; readonly copy: string; readonly view: ReadingView; readonly byCode: boolean };

const wrongLink =
  "This link is not one that opens a letter here, or a newer one replaced it. Ask the office that sent it.";
const noLink =
  "This browser does not hold this copy. Open the link from your message again: its last part, after the sign #, is missing here.";

async function openReading(copy: string, byCode: boolean): Promise<Arrived> {
  const view = await readReading(copy);
  forgetSecret(true);
  return { at: "reading", copy, view, byCode };
}

/** A copy is for comment, or for reading back: where the link did not say which, the refusal of the one leads to the other. */
async function open(copy: string, byCode: boolean, reading: boolean): Promise<Arrived> {
  if (reading) return openReading(copy, byCode);
  try {
    const view = await readCopy(copy);
    forgetSecret(false);
    return { at: "open", copy, view, byCode };
  } catch (error) {
    if (!(error instanceof Problem && error.code === "read-back")) throw error;
    return openReading(copy, byCode);
  }
}

async function arrive(): Promise<Arrived> {
  const copy = copyIn(location.pathname);
  const link = secretIn(location.hash);
  if (!copy) return { at: "nowhere", office: "", message: wrongLink };
  try {
    if (!link) return await open(copy, false, wasReading());
    const status = await askStatus(copy, link);
    if (status.state === "open") return await open(copy, false, status.reading !== null);
    if (status.state === "code-needed") {
      const { office, reading } = status;
      return { at: "code", office, copy, link, reader: reading?.language ?? null };
    }
    return { at: "nowhere", office: status.office, message: wrongLink };
  } catch (error) {
    if (isUnreachable(error)) return { at: "unreachable" };
    const { status, message } = problemOf(error);
    return { at: "nowhere", office: "", message: status === 401 || status === 404 ? noLink : message };
  }
}

/** From an address to what it opens: the door, the copy, or why neither. */
export function Arrival(): ReactNode {
  const [arrived, setArrived] = useState<Arrived>({ at: "opening" });
  const again = useCallback(() => void arrive().then(setArrived), []);
  useEffect(again, [again]);
  useEffect(() => {
    // The link of the message, opened once more in a window that shows the page already.
    const moved = () => secretIn(location.hash) && again();
    window.addEventListener("hashchange", moved);
    return () => window.removeEventListener("hashchange", moved);
  }, [again]);
  useEffect(() => {
    if (arrived.at !== "unreachable") return;
    const timer = setTimeout(again, AGAIN);
    return () => clearTimeout(timer);
  }, [arrived, again]);

  switch (arrived.at) {
    case "opening":
      return (
        <Frame office="">
          <output className="door label">Opening your copy.</output>
        </Frame>
      );
    case "unreachable":
      return <Unreachable again={again} />;
    case "nowhere":
      return <Nowhere office={arrived.office} message={arrived.message} />;
    case "code": {
      const { copy, office, link, reader } = arrived;
      const door = { copy, office, link, opened: () => void openNow(copy, reader !== null).then(setArrived) };
      return reader ? <ReaderDoor {...door} language={reader} /> : <Door {...door} />;
    }
    case "open":
      return (
        <HolderPage key={arrived.copy} copy={arrived.copy} first={arrived.view} focus={arrived.byCode} />
      );
    case "reading":
      return (
        <ReadingPage key={arrived.copy} copy={arrived.copy} first={arrived.view} focus={arrived.byCode} />
      );
  }
}

/** After the right code. The code is spent, so without the server the cookie is tried again. */
async function openNow(copy: string, reading: boolean): Promise<Arrived> {
  try {
    return await open(copy, true, reading);
  } catch (error) {
    if (isUnreachable(error)) return { at: "unreachable" };
    return { at: "nowhere", office: "", message: problemOf(error).message };
  }
}

function Unreachable({ again }: { readonly again: () => void }): ReactNode {
  return (
    <Frame office="">
      <div className="door stack" role="alert">
        <h1>We cannot reach the server</h1>
        <p>Your letter is not lost. We try again every 10 seconds.</p>
        <div className="btns">
          <button type="button" className="btn" onClick={again}>
            Try now
          </button>
        </div>
      </div>
    </Frame>
  );
}

function Nowhere({ office, message }: { readonly office: string; readonly message: string }): ReactNode {
  return (
    <Frame office={office}>
      <div className="door stack">
        <h1>This opens no letter</h1>
        <p>{message}</p>
        <p className="small quiet">
          Do you hold a paper and want to know what it is? <a href="/">Ask what this letter is.</a>
        </p>
      </div>
    </Frame>
  );
}
