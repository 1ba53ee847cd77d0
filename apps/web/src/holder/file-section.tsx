import type { ReactNode } from "react";
import { copyWords } from "./copy-words.ts";
import { useHolder } from "./holder-context.ts";
import { enclosureAddress, fileAddress } from "./requests.ts";

/** The copy as a file, with what its marks mean to the one who holds it, and the files that come with the letter. */
export function FileSection(): ReactNode {
  const { copy, view } = useHolder();
  return (
    <section className="block" id="file" aria-labelledby="file-title">
      <h2 id="file-title">The file</h2>
      <p className="small quiet">
        The PDF is {copyWords(view.copy.label)}: it is numbered and marked, each time the same. A mark proves
        which copy a paper came from, never who let it go.
      </p>
      {view.copy.recalled ? (
        <p className="small">The office recalled this copy, so it cannot be downloaded any more.</p>
      ) : (
        <div className="btns">
          <a className="btn" href={fileAddress(copy)} download>
            Download the PDF
          </a>
        </div>
      )}
      <Enclosures />
    </section>
  );
}

function Enclosures(): ReactNode {
  const { copy, view } = useHolder();
  const { enclosures } = view;
  if (enclosures.length === 0) return null;
  return (
    <div className="enclosures small">
      <h3>Enclosures</h3>
      <ol>
        {enclosures.map(({ title, file }, i) => (
          <li key={`${i} ${title}`} dir="auto">
            {file && !view.copy.recalled ? (
              <a href={enclosureAddress(copy, file)} download>
                {title}
              </a>
            ) : (
              title
            )}
          </li>
        ))}
      </ol>
      <p className="label">They bear no mark of your copy.</p>
    </div>
  );
}
