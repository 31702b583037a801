import { cleanEnv, type Language } from "./language.ts";

/**
 * A package's program that brings its own `build` and `run`: not a language of submissions, so it is not on the list.
 * The build works in a copy of the folder; all of what it leaves is the program, carried out of the box as one tar.
 * `cc` and `c++` are promised by the format and are links into /etc on Debian, which a box does not show.
 */
const script = `cd "{scratch}" || exit 1
mkdir tools program || exit 1
ln -s /usr/bin/gcc tools/cc && ln -s /usr/bin/g++ tools/c++ || exit 1
PATH="{scratch}/tools:$PATH"
cp -R "{folder}/." program && cd program || exit 1
chmod -R u+rwx . || exit 1
if [ -f build ]; then ./build </dev/null || exit 1; fi
if [ ! -f run ]; then echo "there is no file run after build" >&2; exit 1; fi
exec tar cf "{scratch}/program.tar" .`;

export const buildScript: Language = {
  id: "build-script",
  tools: [],
  remedy: "",
  timeFactor: 1,
  plan: (sources) => ({
    files: sources.files,
    compile: {
      argv: ["/bin/sh", "-c", script],
      env: cleanEnv,
      artefacts: ["program.tar"],
      keepsSources: false,
      unpacks: true,
    },
    run: {
      argv: ["/bin/sh", "-c", 'cd "$0" && exec ./run "$@"', "{folder}"],
      env: cleanEnv,
      extraMemoryBytes: 0,
      processes: 64,
      memoryMark: null,
    },
  }),
};
