import { cleanEnv, type Language, mainFile, mebibyte, toolPath } from "./language.ts";

/** OpenSSL's settings lie in /etc, which a box does not show; where it may see but not read them, Node would give up. */
const nodeEnv = { ...cleanEnv, OPENSSL_CONF: "/dev/null" };

/** Node. The heap is bound by V8, so that running out of it is told in words; the cgroup holds the runtime besides. */
export const javascript: Language = {
  id: "javascript",
  tools: [
    {
      name: "node",
      candidates: ["/usr/bin/node", "/usr/bin/nodejs"],
      versionArgs: ["--version"],
      title: "Node.js",
    },
  ],
  remedy: "install Debian's package nodejs",
  timeFactor: 1,
  plan: (sources, tools) => {
    const main = mainFile(sources, ["js", "mjs"]);
    return {
      files: sources.files,
      compile: {
        argv: [toolPath(tools, "node"), "--check", main],
        env: nodeEnv,
        artefacts: [],
        keepsSources: true,
      },
      run: {
        argv: [
          toolPath(tools, "node"),
          "--stack-size=50000",
          "--max-old-space-size={memoryMb}",
          "--v8-pool-size=0",
          `{folder}/${main}`,
        ],
        env: nodeEnv,
        extraMemoryBytes: 64 * mebibyte,
        processes: 32,
        memoryMark: /JavaScript heap out of memory|Array buffer allocation failed/,
      },
    };
  },
};
