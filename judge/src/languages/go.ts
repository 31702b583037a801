import { nativeRun } from "./cpp.ts";
import { cleanEnv, type Language, mebibyte, namesWith, toolPath } from "./language.ts";

/** Go without cgo and without modules from outside: the build sees the given files and the standard library. */
export const go: Language = {
  id: "go",
  tools: [{ name: "go", candidates: ["/usr/bin/go", "/usr/lib/go-*/bin/go"], versionArgs: ["version"] }],
  remedy: "install Debian's package golang-go",
  timeFactor: 1,
  plan: (sources, tools) => ({
    files: sources.files,
    compile: {
      argv: [toolPath(tools, "go"), "build", "-o", "{scratch}/program", ...namesWith(sources, ["go"])],
      env: {
        ...cleanEnv,
        CGO_ENABLED: "0",
        GO111MODULE: "off",
        GOPROXY: "off",
        GOFLAGS: "-buildvcs=false",
        GOCACHE: "{scratch}/cache",
        GOPATH: "{scratch}/path",
        GOTELEMETRY: "off",
      },
      artefacts: ["program"],
      keepsSources: false,
    },
    run: {
      ...nativeRun,
      extraMemoryBytes: 16 * mebibyte,
      processes: 48,
      memoryMark: /runtime: out of memory/,
    },
  }),
};
