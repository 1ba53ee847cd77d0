import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type Problem, problemOf } from "../api.ts";
import { TextField } from "../office/parts/field.tsx";
import { Frame, type FrameWords } from "./frame.tsx";
import { openWithCode } from "./requests.ts";

/** What the door says; who reads a letter back is asked for something else than who comments on it. */
export type DoorWords = {
  readonly title: string;
  readonly typeCode: (office: string) => string;
  readonly code: string;
  readonly hint: string;
  readonly sixDigits: string;
  readonly open: string;
  readonly opening: string;
  readonly noCode: string;
  /** A refusal in the words of the door's language. */
  readonly refusal: (problem: Problem) => string;
  readonly frame?: FrameWords;
};

const toComment: DoorWords = {
  title: "A letter waits for your comment",
  typeCode: (office) => `Type the code that ${office || "the office"} told you by telephone.`,
  code: "Code",
  hint: "Six digits. It opens the letter once, in this browser.",
  sixDigits: "The code has six digits. Type all of them.",
  open: "Open the letter",
  opening: "Opening the letter",
  noCode: "No code? Call the office. So far nothing counts as read: the link alone opens nothing.",
  refusal: (problem) => problem.message,
};

type Props = {
  readonly words?: DoorWords;
  readonly office: string;
  readonly copy: string;
  readonly link: string;
  readonly opened: () => void;
};

const digits = (typed: string) => typed.replace(/[^\p{Nd}]/gu, "").normalize("NFKC");
/** Arabic and Persian keyboards give digits of their own; the code is spoken, so any of them will do. */
function westernDigits(typed: string): string {
  return digits(typed).replace(/[٠-٩۰-۹]/gu, (digit) =>
    String((digit.codePointAt(0)! - (digit < "۰" ? 0x660 : 0x6f0)) % 10),
  );
}

/** Tries a typed code. Six digits are asked for first: a wrong try counts, and five end the code. */
function useCode({ copy, link, opened, words = toComment }: Props) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  function refuse(message: string): void {
    setError(message);
    field.current?.focus();
    field.current?.select();
  }

  async function tryCode(code: string): Promise<void> {
    const typed = westernDigits(code);
    if (typed.length !== 6) return refuse(words.sixDigits);
    setBusy(true);
    try {
      await openWithCode(copy, link, typed);
      opened();
    } catch (problem) {
      refuse(words.refusal(problemOf(problem)));
      setBusy(false);
    }
  }
  return { error, busy, field, tryCode };
}

/** A link alone opens nothing: mail programs follow links and press buttons. A person types the code that a person told them. */
export function Door(props: Props): ReactNode {
  const { office, words = toComment } = props;
  const [code, setCode] = useState("");
  const { error, busy, field, tryCode } = useCode(props);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void tryCode(code);
  };
  return (
    <Frame office={office} {...(words.frame ? { words: words.frame } : {})}>
      <form className="door stack" onSubmit={submit} noValidate>
        <h1>{words.title}</h1>
        <p>{words.typeCode(office)}</p>
        <TextField
          label={words.code}
          hint={words.hint}
          className="input door__code"
          ref={field}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          maxLength={9}
          value={code}
          error={error}
          onChange={setCode}
        />
        <div className="btns">
          <button type="submit" className="btn btn--go" aria-disabled={busy || undefined}>
            {busy ? words.opening : words.open}
          </button>
        </div>
        <p className="small quiet">{words.noCode}</p>
      </form>
    </Frame>
  );
}
