import { afterAll, afterEach, beforeAll } from "vitest";
import { type Settings, type Stage, openStage } from "./stage.ts";

/** A stage for the tests of one file. Where a test fails, everyone's page is pictured under this name, and what broke is told. */
export function useStage(failed: string, settings: Settings = {}): () => Stage {
  let stage: Stage | undefined;
  const open = (): Stage => {
    if (!stage) throw new Error("The stage is not open yet.");
    return stage;
  };
  beforeAll(async () => {
    stage = await openStage(settings);
  });
  afterEach(({ task }) =>
    task.result?.state === "fail"
      ? open()
          .shotAll(failed)
          .then(() => console.log(open().broken.join("\n")))
      : undefined,
  );
  afterAll(() => stage?.close());
  return open;
}
