import { fileNameFor, findMainClass } from "./java-main-class.ts";
import { cleanEnv, type Language, mebibyte, namesWith, toolPath } from "./language.ts";

const jvmFolders = [
  "/usr/lib/jvm/default-java/bin",
  "/usr/lib/jvm/java-*/bin",
  "/usr/lib/jvm/jdk-*/bin",
  "/usr/bin",
];
const inJvm = (name: string) => jvmFolders.map((folder) => `${folder}/${name}`);

/**
 * The heap may reach the problem's limit and the cgroup allows 96 MiB more: measured, a JVM with a full heap needs
 * about 34 MiB besides it. Running out of heap is then an OutOfMemoryError in words, not a kill.
 */
export const jvmRun = {
  options: ["-Xmx{memoryMb}m", "-Xss64m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=4"],
  extraMemoryBytes: 96 * mebibyte,
  processes: 64,
  memoryMark: /java\.lang\.OutOfMemoryError/,
};

/**
 * Of a compiler that is itself a Java program and lives for a second or two: compiling its own hot parts twice costs
 * more than it wins (measured on a contest's program: javac 0.9 to 0.65 s of processor time, kotlinc 5.3 to 3.0).
 */
export const shortJvm = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"];
const forTool = shortJvm.map((option) => `-J${option}`).join(" ");

/** javac and jar in one run of the box, so that one artefact leaves it. */
const buildScript =
  `javac=$1; jar=$2; shift 2; mkdir "{scratch}/classes" && "$javac" ${forTool} -J-Xss16m` +
  ' -proc:none -nowarn -encoding UTF-8 -Xmaxerrs 20 -d "{scratch}/classes" "$@" &&' +
  ` exec "$jar" ${forTool} --create --no-compress --file "{scratch}/program.jar" -C "{scratch}/classes" .`;

export const java: Language = {
  id: "java",
  tools: [
    { name: "javac", candidates: inJvm("javac"), versionArgs: ["-version"] },
    { name: "jar", candidates: inJvm("jar"), versionArgs: ["--version"] },
    { name: "java", candidates: inJvm("java"), versionArgs: ["-version"] },
  ],
  remedy: "install Debian's package default-jdk-headless",
  timeFactor: 1,
  plan: (sources, tools) => {
    const files = sources.files.map((file) => ({ ...file, name: fileNameFor(file) }));
    return {
      files,
      compile: {
        argv: [
          "/bin/sh",
          "-c",
          buildScript,
          "sh",
          toolPath(tools, "javac"),
          toolPath(tools, "jar"),
          ...namesWith({ ...sources, files }, ["java"]),
        ],
        env: cleanEnv,
        artefacts: ["program.jar"],
        keepsSources: false,
      },
      run: {
        argv: [
          toolPath(tools, "java"),
          ...jvmRun.options,
          "-cp",
          "{folder}/program.jar",
          findMainClass(sources),
        ],
        env: cleanEnv,
        extraMemoryBytes: jvmRun.extraMemoryBytes,
        processes: jvmRun.processes,
        memoryMark: jvmRun.memoryMark,
      },
    };
  },
};
