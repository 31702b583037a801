import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBox } from "../../src/box/open-box.ts";
import { boxChoices } from "../../src/config.ts";
import { type OpenedRoom, openRoom, prepareStore } from "../../src/judge-room.ts";
import type { Language } from "../../src/languages/language.ts";
import { languageList } from "../../src/languages/language-list.ts";

const gibibyte = 1024 ** 3;

export interface TestRoom extends OpenedRoom {
  close(): Promise<void>;
}

/** Kotlin's compiler takes as long to say its version as all others together; only the corpus has programs in it. */
const usual = languageList.filter(({ id }) => id !== "kotlin");

/** A real box (BOX says which, SANDBOX_IMAGE of which images; local when neither does) with its languages, in a folder of its own. */
export async function openTestRoom(lanes = 1, languages: readonly Language[] = usual): Promise<TestRoom> {
  const statePath = await mkdtemp(join(tmpdir(), "judge-test-"));
  const storePath = join(statePath, "store");
  await prepareStore(storePath);
  const choice = boxChoices.find((one) => one === process.env.BOX) ?? "local";
  const image = process.env.SANDBOX_IMAGE === undefined ? {} : { image: process.env.SANDBOX_IMAGE };
  const box = await openBox({ choice, statePath, storePath, lanes, ...image, tell: () => undefined });
  const room = await openRoom(box, { packageBytes: gibibyte, compileBytes: gibibyte, languages });
  const close = async () => {
    await box.close();
    await rm(statePath, { recursive: true, force: true });
  };
  return { ...room, close };
}
