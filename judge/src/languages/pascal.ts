import { nativeRun } from "./cpp.ts";
import { cleanEnv, type Language, mainFile, toolPath } from "./language.ts";

/**
 * Free Pascal, its compiler proper rather than the `fpc` driver: the driver reads /etc/fpc.cfg, which a box does not
 * show, so the folder of the units is named here.
 */
export const pascal: Language = {
  id: "pascal",
  tools: [
    {
      name: "ppc",
      candidates: ["/usr/lib/*/fpc/*/ppcx64", "/usr/lib/*/fpc/*/ppca64"],
      versionArgs: ["-iV"],
      title: "Free Pascal",
    },
  ],
  remedy: "install Debian's package fp-compiler",
  timeFactor: 1,
  plan: (sources, tools) => {
    const compiler = toolPath(tools, "ppc");
    const home = compiler.slice(0, compiler.lastIndexOf("/"));
    return {
      files: sources.files,
      compile: {
        argv: [
          compiler,
          "-n",
          // The compiler puts its own target in for $fpctarget.
          `-Fu${home}/units/$fpctarget`,
          `-Fu${home}/units/$fpctarget/*`,
          "-Fu.",
          "-O2",
          "-Sgic",
          "-XS",
          "-Xs",
          "-v0e",
          "-l-",
          "-FE{scratch}",
          "-FU{scratch}",
          "-o{scratch}/program",
          mainFile(sources, ["pas"]),
        ],
        env: cleanEnv,
        artefacts: ["program"],
        keepsSources: false,
      },
      run: { ...nativeRun, memoryMark: /Runtime error 203/ },
    };
  },
};
