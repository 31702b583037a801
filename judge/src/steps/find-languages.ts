import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Box, Lane, RunLimits } from "../box/box.ts";
import { imageFamily } from "../languages/image-family.ts";
import { cleanEnv, type Language, mebibyte, type Tool } from "../languages/language.ts";
import { languageList } from "../languages/language-list.ts";
import type { MissingLanguage, ReadyLanguage, Toolbox } from "./toolbox.ts";

const probeLimits: RunLimits = {
  cpuMs: 20_000,
  wallMs: 60_000,
  memoryBytes: 1024 * mebibyte,
  outputBytes: mebibyte,
  scratchBytes: 16 * mebibyte,
  processes: 64,
  openFiles: 256,
  stackBytes: 64 * mebibyte,
};

/**
 * Looks in the box for the tools of every language, in the order of the list, on one lane.
 *
 * A tool counts as present when it says its version there: a file that lies on the host but is not shown in the box,
 * or does not start in it, is of no use to a submission.
 * @throws Error when the box itself does not run; nothing can be judged then
 */
export async function findLanguages(
  box: Box,
  languages: readonly Language[] = languageList,
): Promise<Toolbox> {
  const lane = await box.lease();
  const folder = "work/probe";
  await mkdir(join(box.storePath, folder), { recursive: true });
  const probed = new Map<string, Probe>();
  const ready: ReadyLanguage[] = [];
  const missing: MissingLanguage[] = [];
  try {
    for (const language of languages) {
      const family = imageFamily(language.id);
      const place = box.toolsOf(family);
      if (place.kind === "missing") {
        missing.push({ id: language.id, why: place.why });
        continue;
      }
      const tools: Record<string, string> = {};
      let version = "";
      let absent: string | null = null;
      for (const tool of language.tools) {
        // Two languages may share a tool, and then an image or not.
        const key = `${place.imageDigest} ${tool.candidates.join(" ")}`;
        const probe = probed.get(key) ?? (await probeTool({ box, lane, folder, family }, tool));
        probed.set(key, probe);
        if (probe.kind === "missing") absent = probe.why;
        else tools[tool.name] = probe.path;
        if (probe.kind === "found" && version === "") version = probe.version;
      }
      if (absent === null) ready.push({ language, tools, version });
      else missing.push({ id: language.id, why: `${absent}; ${language.remedy}` });
    }
  } finally {
    lane.release();
    await rm(join(box.storePath, folder), { recursive: true, force: true });
  }
  return { ready, missing };
}

type Probe =
  | { readonly kind: "found"; readonly path: string; readonly version: string }
  | { readonly kind: "missing"; readonly why: string };

/** Prints the path of the first candidate that is there, then runs it. Candidates stay unquoted: they may be globs. */
function probeScript(tool: Tool): string {
  return `for tool in ${tool.candidates.join(" ")}; do
  if [ -x "$tool" ] || { [ $# = 0 ] && [ -f "$tool" ]; }; then
    echo "$tool"
    if [ $# = 0 ]; then exit 0; fi
    exec "$tool" "$@" 2>&1
  fi
done
exit 127`;
}

interface ProbePlace {
  readonly box: Box;
  readonly lane: Lane;
  readonly folder: string;
  readonly family: string;
}

async function probeTool({ box, lane, folder, family }: ProbePlace, tool: Tool): Promise<Probe> {
  const output = `${folder}/said`;
  const report = await lane.run({
    tools: { family, isMachineCode: false },
    argv: ["/bin/sh", "-c", probeScript(tool), "sh", ...tool.versionArgs],
    env: { ...cleanEnv, ...tool.versionEnv },
    folder: null,
    shown: {},
    placed: {},
    stdin: null,
    stdoutTo: output,
    stderrTo: null,
    collect: [],
    limits: probeLimits,
  });
  if (report.kind === "box-failed") throw new Error(`the box does not run: ${report.detail}`);
  const [path = "", ...said] = (await readFile(join(box.storePath, output), "utf8")).trim().split("\n");
  if (path === "") return { kind: "missing", why: `${tool.name} is not at ${tool.candidates.join(" or ")}` };
  if (report.ending.kind !== "exited" || report.ending.code !== 0) {
    return { kind: "missing", why: `${path} does not start in the box (${said[0] ?? "it says nothing"})` };
  }
  const version = said.find((line) => line.trim() !== "" && !/\bwarning:/i.test(line)) ?? path;
  const titled = tool.title === undefined ? version.trim() : `${tool.title} ${version.trim()}`;
  return { kind: "found", path, version: titled.slice(0, 200) };
}
