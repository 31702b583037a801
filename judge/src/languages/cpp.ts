import { cleanEnv, type Language, namesWith, toolPath } from "./language.ts";

const extensions = ["cc", "cpp", "cxx", "c++", "C"];

/**
 * C++ of one standard. Linked statically: loading a dynamic program costs 0.7 ms at every test, a static link 60 ms
 * once. GNU dialects, because contest code uses __int128 and bits/stdc++.h.
 */
function cpp(id: string, standard: string): Language {
  return {
    id,
    tools: [{ name: "g++", candidates: ["/usr/bin/g++"], versionArgs: ["--version"] }],
    remedy: "install Debian's package g++",
    timeFactor: 1,
    plan: (sources, tools) => {
      const command = [toolPath(tools, "g++"), `-std=${standard}`, ...flags];
      const names = namesWith(sources, extensions);
      return {
        files: sources.files,
        compile: {
          argv: [...command, "-I.", ...names, "-o", "{scratch}/program", "-lm"],
          env: cleanEnv,
          artefacts: ["program"],
          keepsSources: false,
          header: { name: "bits/stdc++.h", argv: [...command, "-x", "c++-header"] },
        },
        run: nativeRun,
      };
    },
  };
}

/** Judges of contests define it, and code that reads a file at home asks for it. */
export const judgeMark = "-DONLINE_JUDGE";

const flags = ["-O2", "-static", "-pipe", "-w", "-fmax-errors=20", "-fdiagnostics-color=never", judgeMark];

/** How a program that needs no runtime is started. */
export const nativeRun = {
  argv: ["{folder}/program"],
  env: cleanEnv,
  extraMemoryBytes: 0,
  processes: 16,
  memoryMark: /std::bad_alloc/,
};

export const cpp20 = cpp("cpp20", "gnu++20");
export const cpp17 = cpp("cpp17", "gnu++17");
export const cpp14 = cpp("cpp14", "gnu++14");
