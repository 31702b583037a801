import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Box, Lane, RunReport } from "../box/box.ts";
import { mebibyte, type Plan, type Sources } from "../languages/language.ts";
import { describeEnding } from "./describe-ending.ts";
import { unpackTar } from "./download-package.ts";
import type { Held, LruFolder } from "./lru-folder.ts";
import { digestOfTools, runTools, toolsToBuild } from "./needed-tools.ts";
import { beginsWithHeader, type HeaderShelf, shownHeader, withHeader } from "./precompiled-header.ts";
import type { Program } from "./program.ts";
import type { ReadyLanguage } from "./toolbox.ts";

export interface CompileParts {
  readonly box: Box;
  readonly lane: Lane;
  /** Compiled programs by key, below the box's store. */
  readonly cache: LruFolder;
  readonly headers: HeaderShelf;
}

export interface CompileInput {
  readonly language: ReadyLanguage;
  readonly sources: Sources;
  readonly limits: { readonly timeMs: number; readonly memoryBytes: number };
}

export type Compilation =
  | { readonly kind: "built"; readonly program: Program }
  /** The compiler said no: a compile error of whoever wrote the source. */
  | { readonly kind: "refused"; readonly message: string; readonly command: readonly string[] }
  | { readonly kind: "box-failed"; readonly detail: string };

const maxMessageBytes = 65_536;
const maxArtefactBytes = 256 * mebibyte;

/**
 * Builds a program in the box, or takes it from the cache.
 *
 * The key covers everything that can change the result: the sources, the language with its command line, the
 * compiler's own version and the image it lives in. Only what was built is cached: a compile that ran out of time may
 * succeed on a quieter machine.
 */
export async function compile(parts: CompileParts, input: CompileInput): Promise<Compilation> {
  const plan = input.language.language.plan(input.sources, input.language.tools);
  const key = cacheKey(parts.box, input.language, plan);
  const cached = await parts.cache.hold(key);
  if (cached) return { kind: "built", program: asProgram(parts, input, plan, cached, true) };
  const draft = await parts.cache.draft();
  const sources = `${draft}.src`;
  try {
    await writeSources(sources, plan);
    const made = await build(parts, input, plan, { draft, sources });
    if (made.kind !== "made") return made;
    const held = await parts.cache.keep(key, draft);
    return { kind: "built", program: asProgram(parts, input, plan, held, false) };
  } finally {
    await rm(sources, { recursive: true, force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

interface Folders {
  readonly draft: string;
  readonly sources: string;
}

type Building = { readonly kind: "made" } | Exclude<Compilation, { kind: "built" }>;

async function build(
  parts: CompileParts,
  input: CompileInput,
  plan: Plan,
  folders: Folders,
): Promise<Building> {
  const inStore = (path: string) => relative(parts.box.storePath, path);
  const messages = `${folders.sources}.said`;
  const errors = `${folders.sources}.errors`;
  const command = await chooseCommand(parts, input, plan);
  try {
    const report = await parts.lane.run({
      tools: toolsToBuild(input.language.language.id),
      argv: command.argv,
      env: plan.compile.env,
      folder: inStore(folders.sources),
      shown: command.shown,
      placed: {},
      stdin: null,
      stdoutTo: inStore(messages),
      stderrTo: inStore(errors),
      collect: plan.compile.artefacts.map((name) => ({
        from: name,
        to: `${inStore(folders.draft)}/${name}`,
        maxBytes: maxArtefactBytes,
      })),
      limits: compileLimits(input),
    });
    if (report.kind === "box-failed") return report;
    const said = `${await readStart(errors)}${await readStart(messages)}`;
    const refusal = refusalOf(report, plan, said);
    if (refusal !== null) return { kind: "refused", message: refusal, command: plan.compile.argv };
    for (const name of plan.compile.artefacts) await chmod(join(folders.draft, name), 0o755);
    if (plan.compile.unpacks) await unpackArtefact(folders.draft, plan.compile.artefacts);
    if (plan.compile.keepsSources) await writeSources(folders.draft, plan);
    return { kind: "made" };
  } finally {
    command.release();
    await rm(messages, { force: true });
    await rm(errors, { force: true });
  }
}

/** Started in the sources' folder, so that messages and relative includes speak of the files as they were sent. */
async function chooseCommand(parts: CompileParts, input: CompileInput, plan: Plan) {
  const { argv, header } = plan.compile;
  const plain = {
    argv: ["/bin/sh", "-c", 'cd "$0" && exec "$@"', "{folder}", ...argv],
    shown: {},
    release: () => {},
  };
  if (header === undefined || !plan.files.some((file) => beginsWithHeader(file.content, header)))
    return plain;
  const held = await parts.headers.hold(input.language, header);
  if (held === null) return plain;
  return {
    argv: withHeader(plan.compile, header),
    shown: shownHeader(parts.box, held),
    release: held.release,
  };
}

/** Everything of a built folder may be executed: it was made in the box and will only ever run there. */
async function unpackArtefact(draft: string, artefacts: readonly string[]): Promise<void> {
  for (const name of artefacts) {
    await unpackTar(createReadStream(join(draft, name)), draft, 0o755);
    await rm(join(draft, name));
  }
}

function refusalOf(
  report: Exclude<RunReport, { kind: "box-failed" }>,
  plan: Plan,
  said: string,
): string | null {
  const { ending } = report;
  const isDone = ending.kind === "exited" && ending.code === 0;
  if (!isDone) {
    const how = ending.kind === "exited" ? "" : `The compiler ${describeEnding(ending)}.`;
    const words = forTheAuthor(plan, said.trim());
    return cut([how, words].filter((part) => part !== "").join("\n") || "The compiler gave no reason.");
  }
  const lost = plan.compile.artefacts.find((name) => report.collected[name] === undefined);
  if (lost === undefined) return null;
  return cut(`The compiler made no program, or one over ${maxArtefactBytes / mebibyte} MiB.\n${said.trim()}`);
}

function compileLimits(input: CompileInput) {
  return {
    cpuMs: input.limits.timeMs,
    wallMs: input.limits.timeMs * 2 + 5_000,
    memoryBytes: input.limits.memoryBytes,
    outputBytes: maxArtefactBytes,
    scratchBytes: 2 * maxArtefactBytes,
    processes: 128,
    openFiles: 1024,
    stackBytes: 64 * mebibyte,
  };
}

function cacheKey(box: Box, ready: ReadyLanguage, plan: Plan): string {
  const hash = createHash("sha256");
  const { compile: step, files } = plan;
  const facts = [
    ready.language.id,
    ready.version,
    digestOfTools(box, ready.language.id),
    step.argv,
    step.env,
    step.artefacts,
  ];
  hash.update(JSON.stringify([...facts, step.keepsSources, files.length]));
  const sorted = [...files].sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const file of sorted) {
    hash.update(JSON.stringify([file.name, file.content.length]));
    hash.update(file.content);
  }
  return hash.digest("hex");
}

async function writeSources(folder: string, plan: Plan): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  for (const file of plan.files) {
    const target = join(folder, file.name);
    await mkdir(dirname(target), { recursive: true, mode: 0o755 });
    await writeFile(target, file.content, { mode: 0o644 });
  }
}

function asProgram(
  parts: CompileParts,
  input: CompileInput,
  plan: Plan,
  held: Held,
  isCached: boolean,
): Program {
  return {
    folder: relative(parts.box.storePath, held.path),
    run: plan.run,
    tools: runTools(input.language.language.id, plan),
    languageVersion: input.language.version,
    compileCommand: plan.compile.argv,
    isCached,
    release: held.release,
  };
}

async function readStart(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  return bytes.subarray(0, maxMessageBytes).toString("utf8");
}

/** Without what means nothing to the author: absolute paths of the sources, and the JVM's own complaints. */
function forTheAuthor(plan: Plan, words: string): string {
  // kotlinc starts its JVM with an option that JVMs complain of; that is not the author's affair.
  let plain = words.replace(/^OpenJDK .*\bwarning: .*\n/gm, "");
  for (const { name } of plan.files) {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    plain = plain.replace(new RegExp(`(?:/[\\w.-]+)+/${literal}(?![\\w.])`, "g"), name);
  }
  return plain;
}

/** Cut to what the contract carries, with control characters but for line ends and tabs left out. */
function cut(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  return message.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "").slice(0, maxMessageBytes);
}
