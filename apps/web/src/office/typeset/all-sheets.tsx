import { useEffect, useState, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import type { OpenFile } from "./page-reader.ts";
import { Sheet } from "./sheet.tsx";

const AT_ONCE = 12;

/** Every page under the other, for the one who decides; and the same words for those who do not see pictures. */
export function AllSheets({ file, name }: { readonly file: OpenFile; readonly name: string }): ReactNode {
  const [shown, setShown] = useState(AT_ONCE);
  const pages = Array.from({ length: Math.min(shown, file.pages) }, (_, page) => page);
  return (
    <div className="stack sheets">
      {pages.map((page) => (
        <Sheet
          key={page}
          file={file}
          page={page}
          name={`${name}, page ${page + 1} of ${file.pages}, as a picture`}
        />
      ))}
      {file.pages > shown ? (
        <Button onPress={() => setShown(shown + AT_ONCE)}>Show pages {shown + 1} and on</Button>
      ) : null}
      <Words file={file} />
    </div>
  );
}

function Words({ file }: { readonly file: OpenFile }): ReactNode {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (!open) return;
    file.words().then(setWords, () => setWords(["The words could not be read from this file."]));
  }, [file, open]);
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The words of these pages as text</summary>
      {words?.map((text, page) => (
        <p key={page} className="small plain-words" dir="auto">
          {text}
        </p>
      ))}
    </details>
  );
}
