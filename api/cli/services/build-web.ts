import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project-root.ts";

const watched = ["web", "api/rules/src", "api/contracts/src", "pnpm-lock.yaml"];
const left = new Set(["node_modules", "dist", "generated", "picture"]);

/**
 * Builds the web pages into web/dist unless they were built from these very sources.
 *
 * @returns built: false when the last build still holds
 * @throws Error with the end of what the build said
 */
export async function buildWeb(): Promise<{ readonly folder: string; readonly isBuilt: boolean }> {
  const folder = join(projectRoot, "web/dist");
  const stamp = join(folder, ".sources");
  const sources = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return { folder, isBuilt: false };
  await runBuild();
  writeFileSync(stamp, sources);
  return { folder, isBuilt: true };
}

function hashSources(): string {
  const hash = createHash("sha256");
  for (const path of watched) addTo(hash, join(projectRoot, path));
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  const entries = isFolder(path) ? readdirSync(path).sort() : null;
  if (entries === null) {
    hash.update(path.slice(projectRoot.length)).update("\0").update(readFileSync(path)).update("\0");
    return;
  }
  for (const name of entries) if (!left.has(name)) addTo(hash, join(path, name));
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function runBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, "web/node_modules/vite/bin/vite.js"), "build"], {
      cwd: join(projectRoot, "web"),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-8_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The web pages could not be built:\n${said.split("\n").slice(-20).join("\n")}`));
    });
  });
}
