import { jvmRun, shortJvm } from "./java.ts";
import { cleanEnv, type Language, namesWith, toolPath } from "./language.ts";

/** Kotlin to one jar with its runtime inside; the jar's manifest names the main class. */
export const kotlin: Language = {
  id: "kotlin",
  tools: [
    {
      name: "kotlinc",
      candidates: ["/usr/bin/kotlinc", "/usr/lib/kotlin*/bin/kotlinc", "/usr/share/kotlin*/bin/kotlinc"],
      versionArgs: ["-version"],
      versionEnv: { JAVA_OPTS: shortJvm.join(" ") },
    },
    {
      name: "java",
      candidates: ["/usr/lib/jvm/default-java/bin/java", "/usr/lib/jvm/java-*/bin/java", "/usr/bin/java"],
      versionArgs: ["-version"],
    },
  ],
  remedy: "install Debian's package kotlin",
  timeFactor: 1,
  plan: (sources, tools) => ({
    files: sources.files,
    compile: {
      argv: [
        toolPath(tools, "kotlinc"),
        "-nowarn",
        "-include-runtime",
        "-d",
        "{scratch}/program.jar",
        ...namesWith(sources, ["kt"]),
      ],
      env: { ...cleanEnv, JAVA_OPTS: ["-Xmx512m", ...shortJvm].join(" ") },
      artefacts: ["program.jar"],
      keepsSources: false,
    },
    run: {
      argv: [toolPath(tools, "java"), ...jvmRun.options, "-jar", "{folder}/program.jar"],
      env: cleanEnv,
      extraMemoryBytes: jvmRun.extraMemoryBytes,
      processes: jvmRun.processes,
      memoryMark: jvmRun.memoryMark,
    },
  }),
};
