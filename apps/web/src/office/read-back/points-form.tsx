import { basics, type readBack } from "@chirograph/wire";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { useLetter } from "../letter/letter-context.ts";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { forget, keep } from "../parts/kept.ts";
import { keptPoints } from "./kept-points.ts";
import { areSame, FEWEST, firstPoints, moved, MOST, newPoint, troubleWith, written } from "./point-drafts.ts";
import { kindWords, type PointText } from "./read-back-words.ts";

type Props = {
  readonly now: readonly PointText[];
  /** The name under which this device keeps what is not saved yet. */
  readonly keptAs: string;
  readonly onDone: () => void;
};

const plain = (points: readonly PointText[]) => points.map(({ id, kind, text }) => ({ id, kind, text }));

/** The points, edited where they stand and saved as a whole over those that were seen. */
export function PointsForm({ now, keptAs, onDone }: Props): ReactNode {
  const { view } = useLetter();
  const [kept] = useState(() => keptPoints(keptAs));
  const [seen, setSeen] = useState(() => kept?.before ?? plain(now));
  const [points, setPoints] = useState(() => kept?.points ?? (now.length > 0 ? plain(now) : firstPoints()));
  const [tried, setTried] = useState(false);
  const put = (body: { before: PointText[]; points: PointText[] }) =>
    call(basics.Done, "PUT", `/api/letters/${view.id}/points`, body);
  const leave = () => {
    forget(keptAs);
    onDone();
  };
  const save = useAct(put, leave);
  const change = (next: PointText[]) => {
    setPoints(next);
    keep(keptAs, { before: seen, points: next });
  };
  const trouble = troubleWith(points);
  const press = () => {
    setTried(true);
    if (areSame(written(points), seen)) leave();
    else if (trouble === null) save.mutate({ before: seen, points: written(points) });
  };
  return (
    <div className="stack">
      <p className="small quiet">
        Readers answer on each of them and are not told which kind it is. State what you fear will be misread:
        a point that nobody could get wrong finds nothing. Write each as one plain statement, such as “Dues
        stay as they are”.
      </p>
      {kept ? (
        <p className="small kept-note">Kept on this device from before; not saved. Nobody else sees it.</p>
      ) : null}
      <PointRows points={points} change={change} />
      <Elsewhere now={now} seen={seen} take={() => setSeen(plain(now))} leave={leave} />
      <p className="small quiet">
        Words that change lose the decision they rest on, and a waiver. A round that is open goes on with the
        points as its readers were asked them.
      </p>
      {tried && trouble ? (
        <p className="field__error" role="alert">
          {trouble}
        </p>
      ) : null}
      <ProblemNote error={save.error} />
      <div className="btns">
        <Button kind="go" busy={save.isPending} onPress={press}>
          {saveWord(points)}
        </Button>
        <Button kind="plain" onPress={leave}>
          Leave them as they are
        </Button>
      </div>
    </div>
  );
}

function saveWord(points: readonly PointText[]): string {
  const { length } = written(points);
  return length === 0 ? "Take the points back" : `Save the ${length === 1 ? "point" : `${length} points`}`;
}

/** Someone changed the points meanwhile: theirs are shown before anything is put over them. */
function Elsewhere(props: {
  readonly now: readonly PointText[];
  readonly seen: readonly PointText[];
  readonly take: () => void;
  readonly leave: () => void;
}): ReactNode {
  const { now, seen, take, leave } = props;
  if (areSame(now, seen)) return null;
  return (
    <div className="note stack" data-verdict="unsigned-draft" role="status">
      <p>
        <b>Someone changed the points while you wrote.</b> They stand so now:
      </p>
      <ol className="points__theirs">
        {now.map((point) => (
          <li key={point.id} dir="auto">
            {point.text} <span className="label">{kindWords[point.kind]}</span>
          </li>
        ))}
      </ol>
      <div className="btns">
        <Button onPress={take}>Mine may replace them</Button>
        <Button kind="plain" onPress={leave}>
          Keep theirs, drop mine
        </Button>
      </div>
    </div>
  );
}

type RowsProps = { readonly points: readonly PointText[]; readonly change: (points: PointText[]) => void };

/** The rows. The keyboard goes to a point that was added, and from one that was taken out to the next. */
function PointRows({ points, change }: RowsProps): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });
  const add = (kind: readBack.PointKind) => {
    const point = newPoint(kind);
    change([...points, point]);
    wanted.current = `[data-point="${point.id}"] textarea`;
  };
  const move = (at: number, by: -1 | 1) => change(moved(points, at, by));
  const remove = (at: number) => {
    change(points.toSpliced(at, 1));
    const next = points[at + 1] ?? points[at - 1];
    if (next) wanted.current = `[data-point="${next.id}"] textarea`;
  };
  const set = (at: number, one: PointText) => change(points.with(at, one));
  const full = points.length >= MOST ? `${MOST} points are as many as readers bear.` : null;
  return (
    <>
      <ol className="point-rows" ref={list}>
        {points.map((point, at) => (
          <PointRow
            key={point.id}
            n={at + 1}
            of={points.length}
            point={point}
            set={(one) => set(at, one)}
            move={(by) => move(at, by)}
            remove={() => remove(at)}
          />
        ))}
      </ol>
      <div className="btns">
        <Button refusal={full} onPress={() => add("announced")}>
          One more that is announced
        </Button>
        <Button refusal={full} onPress={() => add("ruled-out")}>
          One more not to be read into it
        </Button>
      </div>
      <p className="label">
        {FEWEST} to {MOST}. Readers meet them in an order of chance; this order is yours.
      </p>
    </>
  );
}

type RowProps = {
  readonly n: number;
  readonly of: number;
  readonly point: PointText;
  readonly set: (point: PointText) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
};

function PointRow({ n, of, point, set, move, remove }: RowProps): ReactNode {
  const { working } = useLetter();
  return (
    <li className="point-row" data-point={point.id} aria-label={`Point ${n}`}>
      <label className="point-row__kind">
        <span className="vh">Kind of point {n}</span>
        <select
          className="input"
          value={point.kind}
          onChange={(event) =>
            set({ ...point, kind: event.target.value === "announced" ? "announced" : "ruled-out" })
          }
        >
          <option value="announced">Announced</option>
          <option value="ruled-out">Not to be read into it</option>
        </select>
      </label>
      <label className="point-row__text">
        <span className="vh">Point {n}</span>
        <textarea
          className="input area area--grow"
          rows={1}
          dir="auto"
          lang={working.text.language}
          maxLength={400}
          value={point.text}
          // A point is one line: a line end pasted with it is a space.
          onChange={(event) => set({ ...point, text: event.target.value.replace(/\s*\n\s*/gu, " ") })}
        />
      </label>
      <span className="point-row__acts">
        <Button kind="plain" label={`Move point ${n} up`} idle={n === 1} onPress={() => move(-1)}>
          Up
        </Button>
        <Button kind="plain" label={`Move point ${n} down`} idle={n === of} onPress={() => move(1)}>
          Down
        </Button>
        <Button kind="plain" label={`Take out point ${n}`} onPress={remove}>
          Take out
        </Button>
      </span>
    </li>
  );
}
