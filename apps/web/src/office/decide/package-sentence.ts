import type { letter } from "@chirograph/wire";

/** What a signer is handed, in one breath: who was asked, what was said, what is let go, what holds it. Pure. */
export function packageSentence(view: letter.LetterView): string {
  return [askedSentence(view), commentSentence(view), gateSentence(view)].filter(Boolean).join(" ");
}

function askedSentence({ standings }: letter.LetterView): string {
  if (standings.length === 0) return "Nobody was asked for a position.";
  const waiting = standings.filter(({ standing }) => standing === "waiting" || standing === "later").length;
  const asked = standings.length === 1 ? "1 holder was asked" : `${standings.length} holders were asked`;
  if (waiting === 0) return `${asked}, and none is waited for.`;
  return `${asked}; ${waiting} ${waiting === 1 ? "has" : "have"} not answered.`;
}

function commentSentence({ comments, copies }: letter.LetterView): string {
  const gathered = new Set(copies.filter((copy) => copy.task.through !== null).map((copy) => copy.id));
  const standing = comments.filter((one) => !one.withdrawn && !gathered.has(one.copy));
  if (standing.length === 0) return "";
  const answered = standing.filter((one) => one.disposed !== null).length;
  const objected = standing.filter((one) => one.satisfaction?.answer === "objects").length;
  const all = standing.length === 1 ? "1 comment" : `${standing.length} comments`;
  const done = answered === standing.length ? "all answered" : `${answered} answered`;
  return `${all}, ${done}${objected > 0 ? `, ${objected} objected to` : ""}.`;
}

function gateSentence({ gates }: letter.LetterView): string {
  const held = gates.filter((gate) => gate.status === "held").length;
  const waived = gates.filter((gate) => gate.status === "waived").length;
  const letGo = waived === 0 ? "" : ` ${waived} ${waived === 1 ? "gate was" : "gates were"} let go by name.`;
  if (held === 0) return `Nothing holds it.${letGo}`;
  return `${held} ${held === 1 ? "gate holds" : "gates hold"} it.${letGo}`;
}
