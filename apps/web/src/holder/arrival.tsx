import type { HolderView } from "@chirograph/wire/copy";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { isUnreachable, problemOf } from "../api.ts";
import { copyIn, forgetSecret, secretIn } from "./address.ts";
import { Door } from "./door.tsx";
import { Frame } from "./frame.tsx";
import { HolderPage } from "./holder-page.tsx";
import { askStatus, readCopy } from "./requests.ts";
import { AGAIN } from "./unsent/keeper.ts";

type Arrived =
  | { readonly at: "opening" | "unreachable" }
  | { readonly at: "code"; readonly office: string; readonly copy: string; readonly link: string }
  | { readonly at: "nowhere"; readonly office: string; readonly message: string }
  | { readonly at: "open"; readonly copy: string; readonly view: HolderView; readonly byCode: boolean };

const wrongLink =
  "This link is not one that opens a letter here, or a newer one replaced it. Ask the office that sent it.";
const noLink =
  "This browser does not hold this copy. Open the link from your message again: its last part, after the sign #, is missing here.";

async function open(copy: string, byCode: boolean): Promise<Arrived> {
  const view = await readCopy(copy);
  forgetSecret();
  return { at: "open", copy, view, byCode };
}

async function arrive(): Promise<Arrived> {
  const copy = copyIn(location.pathname);
  const link = secretIn(location.hash);
  if (!copy) return { at: "nowhere", office: "", message: wrongLink };
  try {
    if (!link) return await open(copy, false);
    const status = await askStatus(copy, link);
    if (status.state === "open") return await open(copy, false);
    if (status.state === "code-needed") return { at: "code", office: status.office, copy, link };
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
      const { copy, office, link } = arrived;
      return (
        <Door office={office} copy={copy} link={link} opened={() => void openNow(copy).then(setArrived)} />
      );
    }
    case "open":
      return (
        <HolderPage key={arrived.copy} copy={arrived.copy} first={arrived.view} focus={arrived.byCode} />
      );
  }
}

/** After the right code. The code is spent, so without the server the cookie is tried again. */
async function openNow(copy: string): Promise<Arrived> {
  try {
    return await open(copy, true);
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
