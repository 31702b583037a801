import { readdir, readFile } from "node:fs/promises";

/**
 * The most processes below any one of these, seen from outside the box. A program in a pid namespace of its own cannot
 * see what another left in another; the machine sees all. Where the number grows after a program, it has left something.
 */
export async function mostProcessesBelow(roots: readonly number[]): Promise<number> {
  const counts = await Promise.all(roots.map(async (root) => (await listProcessesBelow(root)).length));
  return Math.max(0, ...counts);
}

/** Pids of all that a process has started, and of all that those have. */
export async function listProcessesBelow(root: number): Promise<number[]> {
  const parents = await readParents();
  const below = (pid: number): number[] =>
    [...parents].flatMap(([child, parent]) => (parent === pid ? [child, ...below(child)] : []));
  return below(root);
}

/** The runners that serve a store below this process. */
export async function findRunners(storePath: string): Promise<number[]> {
  const parents = await readParents();
  const runners: number[] = [];
  for (const [pid, parent] of parents) {
    if (parent !== process.pid) continue;
    const words = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
    if (words[1] === "serve" && words.includes(storePath)) runners.push(pid);
  }
  return runners;
}

/** pid → parent's pid, dead ones left out: they wait for their parent and run nothing. */
async function readParents(): Promise<ReadonlyMap<number, number>> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const text = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    // The command's name, in brackets, may hold anything.
    const [state, parent] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    if (state !== undefined && state !== "Z" && parent !== undefined)
      parents.set(Number(name), Number(parent));
  }
  return parents;
}
