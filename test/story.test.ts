import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stage, openStage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test("walk", async () => {
  const ilse = await stage.person();
  await ilse.goto(stage.setUpLink);
  await stage.shot(ilse, "01-setup");
  await ilse.getByLabel("Name", { exact: true }).fill("Varrow Sound Port Authority");
  await ilse.getByLabel("Lines under the name").fill("Harbour House, Ness Quay");
  await ilse.getByLabel("How the public reaches you").fill("letters@varrow-sound.example");
  await ilse.getByLabel("Your name").fill("Ilse Marrow");
  await ilse.getByLabel("Your title").fill("Action officer");
  await ilse.getByLabel("Your mail address").fill("ilse@varrow-sound.example");
  await ilse.getByRole("button", { name: "Make your passkey" }).click();
  await ilse.getByRole("button", { name: "I have printed them" }).waitFor();
  await stage.shot(ilse, "02-codes");
  await ilse.getByRole("button", { name: "I have printed them" }).click();
  await ilse.waitForURL(/\/office$/);
  await ilse.getByRole("heading", { level: 1 }).waitFor();
  await stage.shot(ilse, "03-desk");
  console.log(await ilse.locator("body").ariaSnapshot());
  await ilse.goto("/office/letters");
  await ilse.getByRole("heading", { level: 1 }).waitFor();
  console.log(await ilse.locator("main").ariaSnapshot());
  await stage.shot(ilse, "04-letters");
  await ilse.getByRole("button", { name: /New letter|Write a letter/ }).first().click();
  await ilse.waitForURL(/letters\/[0-9a-f]{32}/);
  await ilse.getByLabel("Subject").fill("Berthing of pilot boats, Ness Quay and Orrin Head");
  await new Promise((r) => setTimeout(r, 2500));
  console.log(await ilse.locator("main").ariaSnapshot());
  await stage.shot(ilse, "05-editor");
  expect(1).toBe(1);
});
