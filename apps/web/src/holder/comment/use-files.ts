import { useEffect, useRef, useState } from "react";
import { newId, useHolder } from "../holder-context.ts";
import type { Attachment } from "../requests.ts";
import { addFile, type Adding, troubleWithFile, whyNotAdded } from "./add-file.ts";

/** A file on its way, or one that did not arrive and why. `share` is from 0 to 1. */
export type Coming = {
  readonly key: string;
  readonly name: string;
  readonly share: number;
  readonly trouble: string | null;
};
export type Files = {
  readonly coming: readonly Coming[];
  readonly busy: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly takeAway: (file: Attachment) => void;
  readonly forget: (key: string) => void;
};

/** The contract's limit for one comment. */
const MOST = 10;
const tooMany = "A comment has up to ten files. This one was not added.";

/** The files of a form: they are brought to the server one after another as they are chosen, and stand in the form once they are there. */
export function useFiles(id: string): Files {
  const { copy, keeper, announce } = useHolder();
  const [coming, setComing] = useState<readonly Coming[]>([]);
  const running = useRef(new Map<string, Adding>());
  useEffect(() => {
    const all = running.current;
    // What was on its way to a form that is gone is not brought any further.
    return () => all.forEach((one) => one.stop());
  }, []);
  const show = (key: string, change: Partial<Coming>) =>
    setComing((now) => now.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const forget = (key: string) => {
    running.current.get(key)?.stop();
    running.current.delete(key);
    setComing((now) => now.filter((one) => one.key !== key));
  };
  const keep = (change: (files: readonly Attachment[]) => Attachment[]) =>
    keeper.change((now) => {
      // A form that was sent or discarded meanwhile does not come back.
      const form = now.comments[id];
      if (!form) return now;
      const attachments = change(form.attachments);
      return { ...now, comments: { ...now.comments, [id]: { ...form, attachments } } };
    });

  async function bring(file: File, key: string): Promise<void> {
    const adding = addFile(copy, file, (share) => show(key, { share }));
    running.current.set(key, adding);
    try {
      const kept = await adding.done;
      forget(key);
      keep((now) => [...now.filter((one) => one.sha256 !== kept.sha256), kept]);
      announce(`${file.name} is added.`);
    } catch (error) {
      // A file that was taken away while it came is not missed.
      if (running.current.delete(key)) show(key, { trouble: whyNotAdded(error) });
    }
  }

  const add = (files: readonly File[]) => {
    const there = keeper.snapshot().forms.comments[id]?.attachments.length ?? 0;
    const ready: [File, string][] = [];
    const listed = files.map((file, i): Coming => {
      const key = newId();
      const trouble = there + i >= MOST ? tooMany : troubleWithFile(file);
      if (trouble === null) ready.push([file, key]);
      return { key, name: file.name, share: 0, trouble };
    });
    setComing((now) => [...now.filter((one) => one.trouble === null), ...listed]);
    void ready.reduce((before, [file, key]) => before.then(() => bring(file, key)), Promise.resolve());
  };
  return {
    coming,
    busy: coming.some((one) => one.trouble === null),
    add,
    takeAway: (file) => keep((now) => now.filter((one) => one.sha256 !== file.sha256)),
    forget,
  };
}
