import { chmod, mkdir } from "node:fs/promises";
import { resolve } from "node:path";

/** Of the machine itself, gone when it starts anew, and on Debian open to all its users. */
const usualFolder = "/run/lock/bilimdon";
/** As /tmp: workers of several users may share it, and none can take another's files away. */
const openToAll = 0o1777;

/**
 * The folder of the host by which the lanes of all its workers know of each other, made where it can be. Whoever has
 * another one (BILIMDON_COMPANY) keeps to themselves; a folder that cannot be used is told as a weakness by the runner.
 */
export async function companyFolder(wish = process.env.BILIMDON_COMPANY): Promise<string> {
  const folder = resolve(wish === undefined || wish === "" ? usualFolder : wish);
  const made = await mkdir(folder, { recursive: true }).catch(() => undefined);
  if (made !== undefined) await chmod(folder, openToAll);
  return folder;
}
