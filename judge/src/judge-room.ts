import { chmod, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Box } from "./box/box.ts";
import type { JudgeRoom } from "./flows/judge-program.ts";
import type { Language } from "./languages/language.ts";
import { openAnswerShelf } from "./steps/answer-shelf.ts";
import { findLanguages } from "./steps/find-languages.ts";
import { type LruFolder, openLruFolder } from "./steps/lru-folder.ts";
import { openHeaderShelf } from "./steps/precompiled-header.ts";

/**
 * Makes the folders of a store and empties what a crash left in the working ones. The store is readable by everyone
 * below it, because lanes read it under users of their own; who may reach the store at all is its parent's matter.
 */
export async function prepareStore(storePath: string): Promise<void> {
  await mkdir(storePath, { recursive: true, mode: 0o755 });
  await chmod(storePath, 0o755);
  await rm(join(storePath, "work"), { recursive: true, force: true });
  for (const folder of ["work", "packages", "compiled", "headers"]) {
    await mkdir(join(storePath, folder), { recursive: true, mode: 0o755 });
  }
}

/** Room for the headers of every standard of one compiler and of the one before it, at about 100 MB each. */
const headerBytes = 768 * 1024 * 1024;

/** Memory for answers, on top of what an idle worker has; a whole contest of usual size fits. */
const answerBytes = 64 * 1024 * 1024;

export interface OpenedRoom extends JudgeRoom {
  readonly packages: LruFolder;
}

export interface RoomChoice {
  readonly packageBytes: number;
  readonly compileBytes: number;
  /** Those that are looked for; all when left out. */
  readonly languages?: readonly Language[];
}

/** Everything to judge with, once a box is open: the languages found in it, and the caches on its disk. */
export async function openRoom(
  box: Box,
  choice: RoomChoice,
  say: (line: string) => void = () => {},
): Promise<OpenedRoom> {
  const packages = await openLruFolder(join(box.storePath, "packages"), choice.packageBytes);
  const compileCache = await openLruFolder(join(box.storePath, "compiled"), choice.compileBytes);
  const headerFolder = await openLruFolder(join(box.storePath, "headers"), headerBytes);
  const headers = openHeaderShelf(box, headerFolder, say);
  const toolbox = await findLanguages(box, choice.languages);
  return { box, toolbox, compileCache, headers, answerShelf: openAnswerShelf(answerBytes), packages };
}
