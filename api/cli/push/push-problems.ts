import { basename } from "node:path";
import { Transform } from "node:stream";
import { createGzip } from "node:zlib";
import { canonicalTar, hashPackage } from "../../src/features/problems/archive/canonical-tar.ts";
import { type FolderReading, readFolder } from "../../src/features/problems/archive/read-folder.ts";
import { openPushClient, type PushClient, PushRefused, type VersionView } from "./push-client.ts";
import type { PushOptions } from "./read-push-options.ts";
import { reportTable } from "./report-table.ts";

/** Where the command's words go; progress lines overwrite each other. */
export interface PushOutput {
  print(line: string): void;
  say(line: string): void;
  progress(line: string): void;
}

const askEveryMs = 500;
/** A verification that shows nothing new for so long has no judge. */
const silenceMs = 10 * 60_000;

/** @returns the exit code: 0 when every package was taken and all of its submissions agree */
export async function pushProblems(options: PushOptions, output: PushOutput): Promise<0 | 1> {
  const client = openPushClient(options.url, options.token);
  let isAllWell = true;
  for (const folder of options.folders) {
    try {
      isAllWell = (await pushOne({ client, options, output }, folder)) && isAllWell;
    } catch (thrown) {
      if (!(thrown instanceof PushRefused)) throw thrown;
      isAllWell = false;
      refused(options, output, basename(folder), thrown);
    }
  }
  return isAllWell ? 0 : 1;
}

interface Push {
  readonly client: PushClient;
  readonly options: PushOptions;
  readonly output: PushOutput;
}

async function pushOne(push: Push, path: string): Promise<boolean> {
  const { client, options, output } = push;
  const slug = basename(path);
  const folder = await readFolder(path, slug);
  if (folder.faults.length > 0) throw new PushRefused(`The package ${slug} cannot be sent.`, folder.faults);
  const hash = await hashPackage(slug, folder.packed);
  const known = (await client.listProblems()).find((problem) => problem.slug === slug);
  const isUnchanged = known?.packageHash === hash;
  let versionId = isUnchanged ? known.problemVersionId : null;
  if (versionId === null) {
    const pushed = await client.push(archiveOf(push, slug, folder));
    output.progress("");
    for (const warning of pushed.warnings) output.say(`${slug}: ${warning}`);
    versionId = pushed.problemVersionId;
  }
  output.say(`${slug}: ${isUnchanged ? "unchanged" : "sent"}, ${hash.slice(0, 12)}`);
  const version = await follow(push, slug, versionId);
  report(push, version);
  if (version.state === "unverified") output.say(`${slug}: taken on trust at the start, never verified`);
  if (version.state !== "verified") return version.state === "unverified" && version.publishedAt !== null;
  if (options.isPublished && version.publishedAt === null) {
    await client.publish(versionId, version.warningsToRead);
    output.say(`${slug}: published`);
  }
  return true;
}

function archiveOf({ output }: Push, slug: string, folder: FolderReading) {
  const total = folder.packed.reduce((sum, file) => sum + file.size, 0);
  let packed = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      packed += chunk.length;
      const percent = total === 0 ? 100 : Math.min(100, Math.floor((packed / total) * 100));
      output.progress(`${slug}: sending ${percent} % of ${(total / 1_048_576).toFixed(1)} MiB`);
      done(null, chunk);
    },
  });
  const gzip = createGzip({ level: 6 });
  const tar = canonicalTar(slug, folder.packed);
  tar.on("error", (error) => gzip.destroy(error));
  return tar.pipe(meter).pipe(gzip);
}

async function follow({ client, output }: Push, slug: string, versionId: string): Promise<VersionView> {
  let seen = "";
  for (let silentSince = Date.now(); ; ) {
    const version = await client.readVersion(versionId);
    if (version.state !== "verifying") {
      output.progress("");
      return version;
    }
    const words = `${slug}: verifying ${version.done} / ${version.total}`;
    if (words !== seen) silentSince = Date.now();
    seen = words;
    output.progress(words);
    if (Date.now() - silentSince > silenceMs)
      throw new PushRefused(`${slug}: the judge has been silent for ten minutes; is a host connected?`);
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
}

function report({ options, output }: Push, version: VersionView): void {
  if (options.isJson) {
    for (const line of version.lines) output.print(JSON.stringify(line));
    if (version.summary !== null) output.print(JSON.stringify(version.summary));
    return;
  }
  for (const line of reportTable(version)) output.print(line);
}

function refused(options: PushOptions, output: PushOutput, problem: string, refusal: PushRefused): void {
  output.progress("");
  if (options.isJson)
    output.print(
      JSON.stringify({ problem, refused: true, message: refusal.message, faults: refusal.faults }),
    );
  output.say(`${problem}: ${refusal.message}`);
  for (const { file, key, message } of refusal.faults)
    output.say(`  ${file}${key === null ? "" : `, ${key}`}: ${message}`);
}
