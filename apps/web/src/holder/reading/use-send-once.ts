import { useCallback } from "react";
import { Problem } from "../../api.ts";
import { type SendingPage, useSending } from "../use-send.ts";
import { type ReaderForms } from "./forms.ts";
import { useReading } from "./reading-context.ts";

/**
 * Sends what can be sent once, forgets the forms that were sent, and goes to what the server says comes next. What was sent already, by a
 * try whose answer was lost or on another device, is sent; of the latter the reader is told.
 */
export function useSendOnce(
  send: () => Promise<unknown>,
  sent: (forms: ReaderForms) => ReaderForms,
): SendingPage {
  const { keeper, reload, say, words } = useReading();
  const lookAgain = useCallback(async () => {
    // Without an answer the refusal stands on the page, and says what there is to know.
    await reload().catch(() => null);
  }, [reload]);
  return useSending(async (again) => {
    try {
      await send();
    } catch (error) {
      if (!(error instanceof Problem && error.code === "exists-already")) throw error;
      if (!again) say(words.already);
    }
    await reload();
    keeper.change(sent);
  }, lookAgain);
}
