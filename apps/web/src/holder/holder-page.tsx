import type { HolderView } from "@chirograph/wire/copy";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { CopyTag } from "../look/copy-tag.tsx";
import { SinceSection } from "./answers/since-section.tsx";
import { ColleaguesSection } from "./colleagues/colleagues-section.tsx";
import { CommentsSection } from "./comment/comments-section.tsx";
import { copyTitle } from "./copy-words.ts";
import { FileSection } from "./file-section.tsx";
import { ForYou } from "./for-you.tsx";
import { Frame } from "./frame.tsx";
import { HolderContext, type HolderPage as Page, useHolder } from "./holder-context.ts";
import { LetterSection } from "./letter/letter-section.tsx";
import { useShown } from "./letter/use-shown.ts";
import { PassOnSection } from "./passing-on/pass-on-section.tsx";
import { PositionSection } from "./position/position-section.tsx";
import { readCopy } from "./requests.ts";
import { LeftOver } from "./unsent/left-over.tsx";
import { SaveTrouble } from "./unsent/save-line.tsx";
import { holdersForms } from "./unsent/holders-forms.ts";
import { useKeeper } from "./unsent/use-keeper.ts";
import { useReadAgain } from "./use-read-again.ts";

type Props = { readonly copy: string; readonly first: HolderView; readonly focus: boolean };

/** The holder's page: the letter, and beside it what the holder can do with it. */
export function HolderPage({ copy, first, focus }: Props): ReactNode {
  const [view, setView] = useState(first);
  const [fresh, freshen] = useState<string | null>(null);
  const [said, announce] = useState("");
  const { forms, aside, keeping, keeper } = useKeeper({
    copy,
    draft: first.draft,
    written: holdersForms,
    readAgain: async () => (await readCopy(copy)).draft,
  });
  const reload = useCallback(async () => {
    const read = await readCopy(copy);
    setView(read);
    keeper.receive(read.draft);
    return read;
  }, [copy, keeper]);
  useReadAgain(reload);
  const page = useMemo<Page>(
    () => ({ copy, view, forms, aside, keeping, keeper, patch: setView, reload, fresh, freshen, announce }),
    [copy, view, forms, aside, keeping, keeper, reload, fresh],
  );
  return (
    <HolderContext value={page}>
      <title>{`${copyTitle(view.copy.label)}, ${view.letter.subject}`}</title>
      <Frame
        office={view.office}
        contact={view.contact}
        tag={<CopyTag label={view.copy.label} version={view.copy.version} />}
      >
        <Sections focus={focus} />
        <output className="vh">{said}</output>
      </Frame>
    </HolderContext>
  );
}

function Sections({ focus }: { readonly focus: boolean }): ReactNode {
  const { view } = useHolder();
  const { shown, show } = useShown(!view.copy.recalled);
  const toWords = () => show("words");
  return (
    <>
      <ForYou focus={focus} />
      <nav className="jump" aria-label="On this page">
        <a href="#letter">Letter</a>
        <a href="#position">Position</a>
        {view.colleagues.length > 0 ? <a href="#colleagues">Colleagues</a> : null}
        <a href="#comments">Comments</a>
        <a href="#pass-on">Pass on</a>
      </nav>
      <SaveTrouble />
      <SinceSection toWords={toWords} />
      <div className="two-col">
        <LetterSection shown={shown} show={show} />
        <div className="side">
          <LeftOver />
          <PositionSection />
          <ColleaguesSection toWords={toWords} />
          <CommentsSection toWords={toWords} />
          <PassOnSection />
          <FileSection />
        </div>
      </div>
    </>
  );
}
