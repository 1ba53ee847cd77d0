import { describe, expect, test } from "vitest";
import { termsOf } from "../src/holder/asked/terms.ts";
import { reachesDay } from "../src/holder/zones.ts";
import { button, useHolderStage } from "./holder-stage.ts";
import { viewOf } from "./holder-views.ts";

const { read, look, office } = useHolderStage();

const aina = { name: "Aina Berg", organisation: "Tug Owners’ Circle", actingFor: "" };
const sentAt = "2099-11-20T09:00:00.000Z";

describe("a refused request to pass the copy on", () => {
  const refused = { holder: aina, at: "2099-11-24T09:30:00.000Z" };
  const asks = { passingOn: "ask" as const };

  test("is said: when, for whom, and what is left to do; asking again takes its place", async () => {
    const page = await read(viewOf({ copy: asks, refused }));
    const note = page.getByText("The office refused your request").locator("..");
    const words = await note.innerText();
    expect(words).toContain("Aina Berg, Tug Owners’ Circle may have a copy: Tuesday 24 November, 10:30.");
    expect(words).toContain("You can ask again above, or ask the office why: letters@varrow-sound.example.");
    await look(page, "30-refused-phone");
    await button(page, "Name the person to ask for").click();
    await page.getByLabel("Name", { exact: true }).fill("Bram Ostel");
    const asked = { ...aina, name: "Bram Ostel", address: "" };
    office().copies.set(viewOf().copy.id, viewOf({ copy: { ...asks, asked } }));
    await button(page, "Ask the office").click();
    await page.getByText("You asked the office").waitFor();
    expect(await note.count()).toBe(0);
  });

  test("asks for nothing that cannot be done on a copy that takes no input", async () => {
    const page = await read(viewOf({ copy: asks, refused, takesInput: false }));
    const words = await page.getByText("The office refused your request").locator("..").innerText();
    expect(words).toContain("You can ask the office why");
    expect(words).not.toContain("ask again");
  });
});

describe("a holder for whom the office does not wait any more", () => {
  const declined = { why: "not-mine" as const, note: "", until: null, at: sentAt };
  const stillAsked = "You are still asked until the office settles it";

  test("reads so at the top and beside the position, and that an answer still counts", async () => {
    const page = await read(viewOf({ standing: "waived", copy: { declined } }));
    const top = await page.locator(".for").innerText();
    expect(top).toContain("The office does not wait for your answer any more.");
    expect(top).toContain("You can still give one until it closes, and it counts.");
    const position = page.locator("#position");
    expect(await position.innerText()).toContain(
      "The office settled it: it does not wait for your answer any more.",
    );
    expect(await position.innerText()).not.toContain(stillAsked);
    await look(page, "31-waived-phone");
    await button(page, "Take a position all the same").click();
    await page.getByRole("radio", { name: /^Concur You/u }).check({ force: true });
    await button(page, "Send position").click();
    await button(page, "Change the position").waitFor();
    expect(await page.locator(".for").innerText()).not.toContain("does not wait");
  });

  test("who is waited for is still asked; after the end nobody is", async () => {
    const waits = await read(viewOf({ copy: { declined } }));
    expect(await waits.locator("#position").innerText()).toContain(stillAsked);
    const over = await read(viewOf({ standing: "waived", takesInput: false, copy: { declined } }));
    const words = await over.locator("#position").innerText();
    expect(words).toContain("The office decided not to wait for your answer.");
    expect(words).not.toContain("still");
  });

  test("is not told that silence would count: the record takes them for nothing", () => {
    const facts = (standing: "waiting" | "waived") =>
      termsOf(viewOf({ silence: true, standing })).map(({ id }) => id);
    expect(facts("waiting")).toEqual(["silence", "shared"]);
    expect(facts("waived")).toEqual(["waived", "shared"]);
  });
});

describe("whoever cannot by then", () => {
  const declined = {
    why: "cannot-by-then" as const,
    note: "",
    until: "2099-12-04T13:00:00.000Z",
    at: sentAt,
  };
  const folded = "Take a position all the same";

  test("reads that the office moved the date to that day, and finds the position open", async () => {
    const moved = { suspense: "2099-12-04T08:00:00.000Z", suspenseMoved: true };
    const page = await read(viewOf({ ...moved, copy: { declined } }));
    const words = await page.locator("#position").innerText();
    expect(words).toContain(
      "The office moved the date to Friday 4 December 2099, 12:00 Dubai time; for you 09:00.",
    );
    expect(words).toContain("Your answer is still asked for.");
    expect(await button(page, folded).count()).toBe(0);
    expect(await button(page, "Send position").count()).toBe(1);
    await look(page, "32-moved-phone");
  });

  test.each([
    ["an earlier day", { suspense: "2099-12-03T13:00:00.000Z", suspenseMoved: true }],
    ["no other day", { suspense: "2099-12-05T13:00:00.000Z", suspenseMoved: false }],
  ])("who was given %s has it folded away as before", async (_, more) => {
    const page = await read(viewOf({ ...more, copy: { declined } }));
    await button(page, folded).waitFor();
    expect(await page.getByText("moved the date").count()).toBe(0);
    expect(await button(page, "Send position").count()).toBe(0);
  });

  test("the day is the office's: its evening is the next day elsewhere", () => {
    const [evening, morning] = ["2099-12-03T21:00:00.000Z", "2099-12-04T13:00:00.000Z"];
    expect(reachesDay(evening, morning, "Asia/Dubai")).toBe(true);
    expect(reachesDay(evening, morning, "UTC")).toBe(false);
    expect(reachesDay("2100-01-01T00:00:00.000Z", morning, "UTC")).toBe(true);
  });
});
