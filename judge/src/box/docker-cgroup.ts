import { readdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import type { Engine } from "./docker-engine.ts";

export interface LaneCgroup {
  readonly parent: string;
  readonly binds: readonly string[];
  /** Left empty on the host when the container is gone. */
  readonly folders: readonly string[];
}

const v1Controllers = ["memory", "pids", "cpuacct"] as const;

/**
 * The lane's own part of the cgroup tree: the container is put below it and it is bound into the container writable,
 * which takes no capability; the engine makes the missing folders of a bind, and here that is making the cgroup.
 */
export function laneCgroup(engine: Engine, name: string): LaneCgroup | null {
  if (!engine.hasPlainCgroups) return null;
  const parent = `/bilimdon-docker/${name}`;
  if (engine.cgroupVersion === 2) {
    const folder = `/sys/fs/cgroup${parent}`;
    return { parent, binds: [`${folder}:/cg:rw`], folders: [folder] };
  }
  const folders = v1Controllers.map((controller) => `/sys/fs/cgroup/${controller}${parent}`);
  return {
    parent,
    binds: v1Controllers.map((controller) => `/sys/fs/cgroup/${controller}${parent}:/cg/${controller}:rw`),
    folders,
  };
}

/** A cgroup goes when what is below it has gone; its files need no removing. Only root may; others leave it empty. */
export async function removeCgroup(folder: string): Promise<void> {
  const inner = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of inner)
    if (entry.isDirectory()) await rmdir(join(folder, entry.name)).catch(() => undefined);
  await rmdir(folder).catch(() => undefined);
}
