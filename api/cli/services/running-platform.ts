import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const shape = z.object({ url: z.string(), setterToken: z.string() });

/** Where the platform of a state folder answers, and the token its demo setter pushes with. */
export type RunningPlatformNote = z.infer<typeof shape>;

const fileOf = (stateFolder: string) => join(stateFolder, "running.json");

/** Leaves the note for other commands of this user while the platform runs. */
export async function noteRunningPlatform(stateFolder: string, note: RunningPlatformNote): Promise<void> {
  // Removed first: a mode given to a file that exists already is passed over.
  await forgetRunningPlatform(stateFolder);
  await writeFile(fileOf(stateFolder), JSON.stringify(note), { mode: 0o600, flag: "wx" });
}

/** The platform has stopped: a command that would still find its address would ask a stranger on that port. */
export async function forgetRunningPlatform(stateFolder: string): Promise<void> {
  await rm(fileOf(stateFolder), { force: true });
}

/** null: none runs, or its note cannot be read. */
export async function readRunningPlatform(stateFolder: string): Promise<RunningPlatformNote | null> {
  try {
    const reading = shape.safeParse(JSON.parse(await readFile(fileOf(stateFolder), "utf8")));
    return reading.success ? reading.data : null;
  } catch {
    return null;
  }
}
