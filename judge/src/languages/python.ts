import { cleanEnv, type Language, mainFile, namesWith, toolPath } from "./language.ts";

/**
 * A Python without a build: the sources are the program. Each file is compiled once so that a syntax error is a
 * compile error and costs no test; the compiled form is thrown away, since loading it saves nothing on one file.
 */
const syntaxCheck = [
  "import sys",
  "for name in sys.argv[1:]:",
  "    try:",
  "        with open(name, 'rb') as file: compile(file.read(), name, 'exec', dont_inherit=True)",
  "    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:",
  "        import traceback",
  "        sys.exit(''.join(traceback.format_exception_only(type(error), error)))",
].join("\n");

function python(id: string, candidates: readonly string[], remedy: string, processes: number): Language {
  return {
    id,
    tools: [{ name: "python", candidates, versionArgs: ["--version"] }],
    remedy,
    timeFactor: 1,
    plan: (sources, tools) => ({
      files: sources.files,
      compile: {
        argv: [toolPath(tools, "python"), "-I", "-c", syntaxCheck, ...namesWith(sources, ["py"])],
        env: cleanEnv,
        artefacts: [],
        keepsSources: true,
      },
      run: {
        argv: [toolPath(tools, "python"), "-B", `{folder}/${mainFile(sources, ["py"])}`],
        env: { ...cleanEnv, PYTHONHASHSEED: "0" },
        extraMemoryBytes: 0,
        processes,
        memoryMark: /^MemoryError/m,
      },
    }),
  };
}

export const python3 = python(
  "python3",
  ["/usr/bin/python3"],
  "install Debian's package python3-minimal",
  16,
);
export const pypy3 = python("pypy3", ["/usr/bin/pypy3"], "install Debian's package pypy3", 16);
