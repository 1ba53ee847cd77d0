import type { Forms } from "./forms.ts";

type Each<T> = Readonly<Record<string, T>>;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The side that changed since the base; ours when both did. */
function chosen<T>(base: T, ours: T, theirs: T): T {
  return same(ours, base) ? theirs : ours;
}

/** One form that both sides changed: what the other device wrote is not lost, it is shown beside. */
function setAside<T>(base: T, ours: T, theirs: T): boolean {
  return (
    !same(ours, base) && !same(theirs, base) && !same(ours, theirs) && theirs !== null && theirs !== undefined
  );
}

/** Joins forms that stand by their ids. */
export function mergeEach<T>(
  base: Each<T>,
  ours: Each<T>,
  theirs: Each<T>,
): { forms: Each<T>; aside: Each<T> } {
  const forms: Record<string, T> = {};
  const aside: Record<string, T> = {};
  for (const id of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [b, o, t] = [base[id], ours[id], theirs[id]];
    const kept = chosen(b, o, t);
    if (kept !== undefined) forms[id] = kept;
    if (t !== undefined && setAside(b, o, t)) aside[id] = t;
  }
  return { forms, aside };
}

function mergeOne<T>(base: T | null, ours: T | null, theirs: T | null): { form: T | null; aside: T | null } {
  return { form: chosen(base, ours, theirs), aside: setAside(base, ours, theirs) ? theirs : null };
}

/** Joins what two devices wrote since `base`. `aside` holds what the other one wrote into a form that both changed. */
export function mergeForms(
  base: Forms,
  ours: Forms,
  theirs: Forms,
): { readonly forms: Forms; readonly aside: Forms } {
  const comments = mergeEach(base.comments, ours.comments, theirs.comments);
  const replies = mergeEach(base.replies, ours.replies, theirs.replies);
  const objections = mergeEach(base.objections, ours.objections, theirs.objections);
  const left = mergeEach(base.left, ours.left, theirs.left);
  const position = mergeOne(base.position, ours.position, theirs.position);
  const passOn = mergeOne(base.passOn, ours.passOn, theirs.passOn);
  const decline = mergeOne(base.decline, ours.decline, theirs.decline);
  return {
    forms: {
      comments: comments.forms,
      replies: replies.forms,
      objections: objections.forms,
      left: left.forms,
      position: position.form,
      passOn: passOn.form,
      decline: decline.form,
    },
    aside: {
      comments: comments.aside,
      replies: replies.aside,
      objections: objections.aside,
      left: {},
      position: position.aside,
      passOn: passOn.aside,
      decline: decline.aside,
    },
  };
}
