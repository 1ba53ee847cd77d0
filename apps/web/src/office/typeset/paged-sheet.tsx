import { useState, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import type { OpenFile } from "./page-reader.ts";
import { Sheet } from "./sheet.tsx";

/** The letter one page at a time, as it stands beside the work. */
export function PagedSheet({ file, name }: { readonly file: OpenFile; readonly name: string }): ReactNode {
  const [wanted, setPage] = useState(0);
  const page = Math.min(wanted, file.pages - 1);
  return (
    <>
      <Sheet file={file} page={page} name={`${name}, page ${page + 1} of ${file.pages}, as a picture`} />
      {file.pages > 1 ? (
        <div className="pager">
          <Button kind="plain" idle={page === 0} onPress={() => setPage(Math.max(0, page - 1))}>
            Previous
          </Button>
          <span className="label nums" role="status">
            Page {page + 1} of {file.pages}
          </span>
          <Button
            kind="plain"
            idle={page === file.pages - 1}
            onPress={() => setPage(Math.min(file.pages - 1, page + 1))}
          >
            Next
          </Button>
        </div>
      ) : null}
    </>
  );
}
