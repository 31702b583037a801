import { judgeMark, nativeRun } from "./cpp.ts";
import { cleanEnv, type Language, namesWith, toolPath } from "./language.ts";

export const c17: Language = {
  id: "c17",
  tools: [{ name: "gcc", candidates: ["/usr/bin/gcc"], versionArgs: ["--version"] }],
  remedy: "install Debian's package gcc",
  timeFactor: 1,
  plan: (sources, tools) => ({
    files: sources.files,
    compile: {
      argv: [
        toolPath(tools, "gcc"),
        "-std=gnu17",
        "-O2",
        "-static",
        "-pipe",
        "-w",
        "-fmax-errors=20",
        "-fdiagnostics-color=never",
        judgeMark,
        "-I.",
        ...namesWith(sources, ["c"]),
        "-o",
        "{scratch}/program",
        "-lm",
      ],
      env: cleanEnv,
      artefacts: ["program"],
      keepsSources: false,
    },
    run: { ...nativeRun, memoryMark: null },
  }),
};
