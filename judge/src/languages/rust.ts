import { nativeRun } from "./cpp.ts";
import { cleanEnv, type Language, mainFile, toolPath } from "./language.ts";

export const rust: Language = {
  id: "rust",
  tools: [{ name: "rustc", candidates: ["/usr/bin/rustc"], versionArgs: ["--version"] }],
  remedy: "install Debian's package rustc",
  timeFactor: 1,
  plan: (sources, tools) => ({
    files: sources.files,
    compile: {
      argv: [
        toolPath(tools, "rustc"),
        "--edition=2021",
        "-Copt-level=2",
        "-Ctarget-feature=+crt-static",
        "-Awarnings",
        "--color=never",
        mainFile(sources, ["rs"]),
        "-o",
        "{scratch}/program",
      ],
      env: cleanEnv,
      artefacts: ["program"],
      keepsSources: false,
    },
    run: { ...nativeRun, memoryMark: /memory allocation of \d+ bytes failed/ },
  }),
};
