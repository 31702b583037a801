import { readdir, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Engine } from "./docker-engine.ts";

export interface LaneCgroup {
  readonly parent: string;
  readonly binds: readonly string[];
  /** Left empty on the host when the container is gone. */
  readonly folders: readonly string[];
}

const root = "/sys/fs/cgroup";
const v1Controllers = ["memory", "pids", "cpuacct"] as const;

/**
 * The lane's own part of the cgroup tree: the container is put below it and it is bound into the container writable,
 * which takes no capability; the engine makes the missing folders of a bind, and here that is making the cgroup.
 *
 * Under systemd a parent has to be a slice, and a slice's place follows from its name: each "-" is a level.
 * @returns null where the lane has to do without
 */
export function laneCgroup(
  engine: Pick<Engine, "cgroupDriver" | "cgroupVersion">,
  name: string,
): LaneCgroup | null {
  const { cgroupDriver, cgroupVersion } = engine;
  if (cgroupDriver === "none") return null;
  const slice = `bilimdon-${name.replaceAll("-", "_")}.slice`;
  const isSystemd = cgroupDriver === "systemd";
  const parent = isSystemd ? slice : `${ownParent}/${name}`;
  const place = isSystemd ? `/bilimdon.slice/${slice}` : parent;
  if (cgroupVersion === 2) {
    const folder = `${root}${place}`;
    return { parent, binds: [`${folder}:/cg:rw`], folders: [folder] };
  }
  const folders = v1Controllers.map((controller) => `${root}/${controller}${place}`);
  const binds = v1Controllers.map((controller, at) => `${folders[at]}:/cg/${controller}:rw`);
  return { parent, binds, folders };
}

const ownParent = "/bilimdon-docker";
const abandonedAfterMs = 600_000;

/** Takes away what workers that were killed left: cgroups of lanes that are empty and not just being made. */
export async function sweepCgroups(now: number): Promise<void> {
  for (const at of ["", ...v1Controllers.map((controller) => `/${controller}`)]) {
    const parent = `${root}${at}${ownParent}`;
    for (const name of await readdir(parent).catch(() => [])) {
      const about = await stat(join(parent, name)).catch(() => null);
      const isOld = about !== null && now - about.ctimeMs > abandonedAfterMs;
      // The kernel refuses to remove one that is in use.
      if (isOld && about.isDirectory()) await removeCgroup(join(parent, name));
    }
  }
}

/** A cgroup goes when what is below it has gone; its files need no removing. Only root may; others leave it empty. */
export async function removeCgroup(folder: string): Promise<void> {
  const inner = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of inner)
    if (entry.isDirectory()) await rmdir(join(folder, entry.name)).catch(() => undefined);
  await rmdir(folder).catch(() => undefined);
}
