import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type BoxOrder, openBox } from "./open-box.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bilimdon-open-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function order(changes: Partial<BoxOrder>): BoxOrder {
  const common = { statePath: folder, storePath: join(folder, "store"), lanes: 1, isProduction: false };
  return { choice: "auto", ...common, ...changes };
}

it("tells which box it opened", async () => {
  const told: string[] = [];
  const box = await openBox(order({ choice: "local", tell: (sentence) => told.push(sentence) }));
  await box.close();
  expect(told[0]).toMatch(/^judging in the local/);
});

it("names every weakness of the reduced box when it opens it", async () => {
  const told: string[] = [];
  const box = await openBox(order({ choice: "reduced", tell: (sentence) => told.push(sentence) }));
  await box.close();
  expect(box.selfTest.mode).toBe("reduced");
  expect(told.join("\n")).toContain("No namespaces");
  expect(told).toHaveLength(1 + box.selfTest.weaknesses.length);
});

it("says why the stronger box was not opened", async () => {
  const told: string[] = [];
  const image = "no-such-image-here";
  const box = await openBox(order({ image, tell: (sentence) => told.push(sentence) }));
  await box.close();
  expect(told[0]).toMatch(/^no Docker box: (no Docker engine answers|the image no-such-image-here)/);
});

it("refuses to fall back when one box was asked for by name", async () => {
  const image = "no-such-image-here";
  await expect(openBox(order({ choice: "docker", image }))).rejects.toThrow(/no Docker box/);
});
