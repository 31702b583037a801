import { cleanEnv, type Language, mebibyte, namesWith, toolPath } from "./language.ts";

/** C# by Mono, the one C# that Debian carries. */
export const csharp: Language = {
  id: "csharp",
  tools: [
    { name: "mono", candidates: ["/usr/bin/mono"], versionArgs: ["--version"] },
    { name: "mcs", candidates: ["/usr/lib/mono/4.5/mcs.exe"], versionArgs: [] },
  ],
  remedy: "install Debian's package mono-mcs",
  timeFactor: 1,
  plan: (sources, tools) => ({
    files: sources.files,
    compile: {
      argv: [
        toolPath(tools, "mono"),
        toolPath(tools, "mcs"),
        "-optimize+",
        "-warn:0",
        "-unsafe",
        "-out:{scratch}/program.exe",
        ...namesWith(sources, ["cs"]),
      ],
      env: cleanEnv,
      artefacts: ["program.exe"],
      keepsSources: false,
    },
    run: {
      argv: [toolPath(tools, "mono"), "{folder}/program.exe"],
      env: cleanEnv,
      extraMemoryBytes: 32 * mebibyte,
      processes: 32,
      memoryMark: /System\.OutOfMemoryException/,
    },
  }),
};
