import type { Party } from "@chirograph/wire/copy";
import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import { since } from "../moments.ts";
import { dayWords, ownZone } from "../zones.ts";

/** For whom the holder answers besides themselves, or how the copy came to them; nothing where it is theirs alone. */
export function StandsFor(): ReactNode {
  const { view } = useHolder();
  const { handed, answersFor, takesInput } = view;
  const { actingFor } = view.copy.holder;
  return (
    <>
      {handed ? handed.inPlace ? <InPlaceOf handed={handed} /> : <HandedOn handed={handed} /> : null}
      {actingFor === "" || !takesInput ? null : (
        <p className="for__stands">
          <b>
            You act for <bdi>{actingFor}</bdi>.
          </b>{" "}
          What you send is entered in that name and yours.
        </p>
      )}
      {answersFor.length === 0 || !takesInput ? null : <ForAll />}
      <AnswersItself />
    </>
  );
}

/** For an organisation, one's own or that of the one in whose place one answers: what colleagues there write comes here first. */
function ForAll(): ReactNode {
  const { view } = useHolder();
  const { answersFor, handed } = view;
  const spokesman = handed?.inPlace ? (handed.behind.at(-1) ?? handed.by) : null;
  return (
    <p className="for__stands">
      <b>
        You answer for <bdi>{answersFor[0]?.organisation || "your organisation"}</bdi>.
      </b>{" "}
      <Names parties={answersFor} /> {answersFor.length === 1 ? "sends their" : "send their"} comments to{" "}
      {spokesman ? (
        <>
          <bdi>{spokesman.name}</bdi> and you
        </>
      ) : (
        "you"
      )}
      , not to the office. What you take up becomes yours.
    </p>
  );
}

type Handed = NonNullable<ReturnType<typeof useHolder>["view"]["handed"]>;

/** Their day, for the reader: they may remember the call of that day. */
const dayOf = ({ at }: Handed) => dayWords(at, ownZone());

function InPlaceOf({ handed }: { readonly handed: Handed }): ReactNode {
  const { view } = useHolder();
  const { by, behind } = handed;
  const [next] = behind;
  return (
    <p className="for__stands">
      <b>
        {view.takesInput ? "You answer for" : "You were asked in the place of"} <PartyName party={by} />
      </b>
      , who handed this to you on {dayOf(handed)}.{" "}
      {next ? (
        <>
          <bdi>{by.name}</bdi> answers for <PartyName party={next} />.{" "}
        </>
      ) : null}
      {view.takesInput ? (
        <>
          Your position counts as theirs; if <bdi>{by.name}</bdi> takes one too, that one counts.
        </>
      ) : null}
    </p>
  );
}

function HandedOn({ handed }: { readonly handed: Handed }): ReactNode {
  const { view } = useHolder();
  const asked = view.copy.passingOn === "ask";
  return (
    <p className="for__stands">
      <b>
        <PartyName party={handed.by} />{" "}
        {asked ? "asked the office to send you this" : "passed this on to you"}
      </b>
      {asked ? `, and it did on ${dayOf(handed)}.` : ` on ${dayOf(handed)}.`}{" "}
      {view.takesInput && view.answersThrough === null ? "You answer for yourself, not for them." : ""}
    </p>
  );
}

/** The colleague who answered has no copy any more: nothing that was written is lost by it. */
function AnswersItself(): ReactNode {
  const { view } = useHolder();
  const { answersItselfSince, office, contact, takesInput } = view;
  if (answersItselfSince === null || !takesInput) return null;
  return (
    <div className="note for__stands" role="note">
      <p>
        <b>You answer for yourself now.</b> {office} recalled the copy of the colleague who answered for your
        organisation ({since(answersItselfSince)}). Your comments are kept and go to the office as they stand,
        those that you sent before too, and your position is asked.
      </p>
      <p>
        Someone else should answer for all of you? Ask {office}
        {contact === "" ? "" : `: ${contact}`}.
      </p>
    </div>
  );
}

function PartyName({ party: { name, organisation, actingFor } }: { readonly party: Party }): ReactNode {
  const at = actingFor === "" ? organisation : `acting for ${actingFor}`;
  // One piece: two names of another direction would else change places around their comma.
  return <bdi>{at === "" || at === name ? name : `${name}, ${at}`}</bdi>;
}

/** So many are named; of more the first of them and how many there are besides. */
const FEW = 3;

function Names({ parties }: { readonly parties: readonly Party[] }): ReactNode {
  const named = parties.length <= FEW ? parties : parties.slice(0, FEW - 1);
  const more = parties.length - named.length;
  return named.map(({ name }, i) => {
    const last = i === named.length - 1;
    const before = i === 0 ? "" : last && more === 0 ? " and " : ", ";
    return (
      <span key={`${i} ${name}`}>
        {before}
        <bdi>{name}</bdi>
        {last && more > 0 ? ` and ${more} more` : ""}
      </span>
    );
  });
}
