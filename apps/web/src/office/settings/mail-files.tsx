import { coordination } from "@chirograph/wire";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { sizeWords } from "../../size-words.ts";
import { Answered } from "../parts/answered.tsx";

const filesQuery = (mail: string) =>
  queryOptions({
    queryKey: ["mail-files", mail],
    queryFn: ({ signal }) =>
      call(coordination.MailFiles, "GET", `/api/mail/${mail}/files`, undefined, signal),
  });

/** The files that a mail brought. The mail is read again for them, so it is asked only when they are. */
export function MailFiles({ mail }: { readonly mail: string }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Its files</summary>
      {open ? <Files mail={mail} /> : null}
    </details>
  );
}

function Files({ mail }: { readonly mail: string }): ReactNode {
  const query = useQuery(filesQuery(mail));
  return (
    <Answered query={query}>
      {({ files }) =>
        files.length === 0 ? (
          <p className="small quiet">It brought no file.</p>
        ) : (
          <div className="stack">
            <p className="small quiet">As its sender attached them. Nobody has checked what is in them.</p>
            <ul className="attached">
              {files.map(({ name, bytes }, at) => (
                <li key={at}>
                  <a href={`/api/mail/${mail}/files/${at + 1}`} download={name}>
                    <bdi>{name}</bdi>
                  </a>{" "}
                  <span className="label">{sizeWords(bytes)}</span>
                </li>
              ))}
            </ul>
          </div>
        )
      }
    </Answered>
  );
}
