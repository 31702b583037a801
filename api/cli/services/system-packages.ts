import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** A program the machine must have, and the Debian package that brings it. */
export interface SystemNeed {
  readonly program: string;
  readonly debianPackage: string;
  readonly why: string;
}

export const needsOfStart: readonly SystemNeed[] = [
  { program: "/usr/bin/cc", debianPackage: "gcc", why: "compiles the sandbox runner" },
  { program: "/usr/bin/g++", debianPackage: "g++", why: "compiles C++ submissions" },
  { program: "/usr/bin/python3", debianPackage: "python3", why: "runs Python submissions" },
];

export const needsOfTests: readonly SystemNeed[] = [
  ...needsOfStart,
  { program: "/usr/bin/make", debianPackage: "make", why: "builds the runner's own tests" },
  {
    program: "/usr/bin/redis-server",
    debianPackage: "redis-server",
    why: "the production queue, tested for real",
  },
  { program: "/usr/bin/chromium", debianPackage: "chromium", why: "the browser of the journeys" },
];

export type SystemReading = { readonly kind: "ready" } | { readonly kind: "missing"; readonly words: string };

/**
 * Finds what is missing and, as root on Debian, says so and installs it.
 *
 * @param say  told one line before and after an installation
 * @returns missing with words for the person: what, why, and the command that mends it
 */
export function provideSystem(needs: readonly SystemNeed[], say: (line: string) => void): SystemReading {
  const missing = needs.filter((need) => !existsSync(need.program));
  if (missing.length === 0) return { kind: "ready" };
  const packages = missing.map((need) => need.debianPackage);
  const reasons = missing.map((need) => `${need.debianPackage} (${need.why})`).join(", ");
  const canInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!canInstall) return { kind: "missing", words: remedy(reasons, packages, "") };
  say(`This machine lacks ${reasons}. Installing from Debian's packages …`);
  const output =
    apt(["update", "-qq"]) + apt(["install", "-y", "-qq", "--no-install-recommends", ...packages]);
  const still = missing.filter((need) => !existsSync(need.program));
  if (still.length > 0) return { kind: "missing", words: remedy(reasons, packages, output) };
  say(`Installed ${packages.join(", ")}.`);
  return { kind: "ready" };
}

function apt(args: readonly string[]): string {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const done = spawnSync("apt-get", args, { encoding: "utf8", env, maxBuffer: 64 * 1024 * 1024 });
  return done.status === 0 ? "" : `${done.stdout ?? ""}${done.stderr ?? ""}\n`;
}

function remedy(reasons: string, packages: readonly string[], output: string): string {
  const tail = output.trim().split("\n").slice(-6).join("\n");
  const said = tail === "" ? "" : `${tail}\n`;
  return `${said}This machine lacks ${reasons}. As root: apt-get install ${packages.join(" ")} — then run the command again.`;
}
