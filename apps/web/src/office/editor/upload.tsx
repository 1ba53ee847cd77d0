import { letter } from "@chirograph/wire";
import { useState, type DragEvent, type ReactNode } from "react";
import { call, Problem } from "../../api.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { latestVersion } from "../letter/acts.ts";

const MOST_BYTES = 30_000_000;

/** A finished PDF in place of the typed text: it becomes the next version as it is. */
export function Upload({ view }: { readonly view: letter.LetterView }): ReactNode {
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const send = useAct(
    () => upload(view.id, file),
    () => setFile(null),
  );
  const next = (latestVersion(view)?.n ?? 0) + 1;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setFile(event.dataTransfer.files[0] ?? null);
  };
  return (
    <details className="fold">
      <summary>Upload a PDF instead</summary>
      <div
        className="stack ask boxed"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Field label="PDF" hint="At most 30 MB. Or drop it here. It must not be signed or locked.">
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              type="file"
              accept="application/pdf,.pdf"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
        {file ? (
          <p className="small file-name" dir="ltr">
            {file.name}
          </p>
        ) : null}
        <ProblemNote error={send.error} />
        <Button
          busy={send.isPending}
          refusal={file ? null : "No file is chosen."}
          onPress={() => send.mutate(undefined)}
        >
          Make it version {next}
        </Button>
      </div>
    </details>
  );
}

function upload(id: string, file: File | null): Promise<{ version: number; pages: number }> {
  if (!file) throw new Problem("no-file", "No file is chosen. Choose a PDF first.", 0);
  if (file.size > MOST_BYTES) {
    const size = Math.ceil(file.size / 1_000_000);
    const sentence = `This file is ${size} MB; we read up to 30 MB. Upload only the pages in question.`;
    throw new Problem("too-big", sentence, 0);
  }
  const body = new FormData();
  body.append("file", file);
  return call(letter.VersionMade, "POST", `/api/letters/${id}/upload`, body);
}
