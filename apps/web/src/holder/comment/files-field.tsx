import { type ReactNode, useId } from "react";
import type { Attachment } from "../requests.ts";
import { sizeWords } from "../../size-words.ts";
import type { Coming, Files } from "./use-files.ts";

type Props = { readonly attachments: readonly Attachment[]; readonly files: Files };

/** Files that belong to a comment: chosen, brought to the server with a bar that says how far, and taken away again. */
export function FilesField({ attachments, files }: Props): ReactNode {
  const some = attachments.length + files.coming.length > 0;
  return (
    <div className={some ? "files-field files-field--some" : "files-field"}>
      {some ? (
        <ul className="files" aria-label="Files of this comment">
          {attachments.map((file) => (
            <li key={file.sha256}>
              <bdi>{file.name}</bdi> <span className="label">{sizeWords(file.bytes)}</span>
              <TakeAway name={file.name} act={() => files.takeAway(file)} />
            </li>
          ))}
          {files.coming.map((one) => (
            <ComingFile key={one.key} file={one} forget={() => files.forget(one.key)} />
          ))}
        </ul>
      ) : null}
      <Picker label={some ? "Add more files" : "Add files"} add={files.add} />
    </div>
  );
}

function Picker({ label, add }: { readonly label: string; readonly add: Files["add"] }): ReactNode {
  const id = useId();
  return (
    <>
      <input
        id={id}
        className="vh files__input"
        type="file"
        multiple
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was taken away.
          event.target.value = "";
        }}
      />
      <label className="btn btn--plain comment__more" htmlFor={id}>
        {label}
      </label>
    </>
  );
}

function ComingFile({ file, forget }: { readonly file: Coming; readonly forget: () => void }): ReactNode {
  const percent = Math.round(file.share * 100);
  if (file.trouble !== null)
    return (
      <li className="files__trouble" role="alert">
        <bdi>{file.name}</bdi> <span className="field__error">{file.trouble}</span>
        <TakeAway name={file.name} act={forget} />
      </li>
    );
  return (
    <li>
      <div className="progress">
        <span>
          Adding <bdi>{file.name}</bdi>, {percent} %
        </span>
        <div
          className="progress__bar"
          role="progressbar"
          aria-label={`Adding ${file.name}`}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i style={{ "--done": `${percent}%` } as React.CSSProperties} />
        </div>
      </div>
      <TakeAway name={file.name} act={forget} />
    </li>
  );
}

function TakeAway({ name, act }: { readonly name: string; readonly act: () => void }): ReactNode {
  return (
    <button
      type="button"
      className="btn btn--plain files__away"
      aria-label={`Take away ${name}`}
      onClick={act}
    >
      Take away
    </button>
  );
}
