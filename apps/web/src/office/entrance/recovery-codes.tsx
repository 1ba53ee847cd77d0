import type { ReactNode } from "react";
import { Button } from "../parts/button.tsx";

/** The codes that open the office when every passkey is lost: shown once, printed, then left behind. */
export function RecoveryCodeSheet({
  codes,
  whose,
  onPrinted,
}: {
  readonly codes: readonly string[];
  readonly whose: string;
  readonly onPrinted: () => void;
}): ReactNode {
  return (
    <div className="stack codes">
      <h1 tabIndex={-1} ref={(heading) => heading?.focus()}>
        Print these {codes.length} codes. They are shown once.
      </h1>
      <p>
        Each opens the office once, for {whose}, when every passkey is lost. Whoever has one can act in your
        name: keep the sheet where you keep your passport, not on this device.
      </p>
      <ol className="codes__list">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="btns">
        <Button kind="go" onPress={() => window.print()}>
          Print the codes
        </Button>
        <Button onPress={onPrinted}>I have printed them</Button>
      </div>
    </div>
  );
}
