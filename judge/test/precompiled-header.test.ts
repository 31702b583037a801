import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compilerLimits } from "../src/box/limits.ts";
import { compile } from "../src/steps/compile.ts";
import {
  beginsWithHeader,
  emptyHeaderShelf,
  shownHeader,
  withHeader,
} from "../src/steps/precompiled-header.ts";
import { readyLanguage } from "../src/steps/toolbox.ts";
import { openTestRoom, type TestRoom } from "./kit/open-test-room.ts";

const header = { name: "bits/stdc++.h", argv: [] };
const bytes = (text: string) => new TextEncoder().encode(text);

describe("a source", () => {
  it.each([
    "#include <bits/stdc++.h>\nint main() {}",
    "// A task.\n/* by\n me */\n\n  #  include <bits/stdc++.h>\n",
    "\uFEFF#include<bits/stdc++.h>",
  ])("begins with the header: %j", (text) => {
    expect(beginsWithHeader(bytes(text), header)).toBe(true);
  });

  it.each([
    "#define int long long\n#include <bits/stdc++.h>",
    '#pragma GCC optimize("O3")\n#include <bits/stdc++.h>',
    "#include <vector>\n#include <bits/stdc++.h>",
    "// #include <bits/stdc++.h>\nint main() {}",
    "",
  ])("does not begin with the header: %j", (text) => {
    expect(beginsWithHeader(bytes(text), header)).toBe(false);
  });
});

describe("the header made ahead", () => {
  let room: TestRoom;
  beforeAll(async () => {
    room = await openTestRoom();
  });
  afterAll(() => room.close());

  async function build(text: string, isHeaderUsed = true) {
    const language = readyLanguage(room.toolbox, "cpp17");
    if (language === null) throw new Error("g++ is not here");
    const lane = await room.box.lease();
    const headers = isHeaderUsed ? room.headers : emptyHeaderShelf;
    try {
      return await compile(
        { box: room.box, lane, cache: room.compileCache, headers },
        {
          language,
          sources: { files: [{ name: "a.cpp", content: bytes(text) }], entryPoint: null },
          limits: { timeMs: 60_000, memoryBytes: 2048 * 1024 * 1024 },
        },
      );
    } finally {
      lane.release();
    }
  }
  const kept = async () =>
    (await readdir(join(room.box.storePath, "headers"))).filter((name) => !name.includes("."));
  const sorts = (n: number) =>
    `#include <bits/stdc++.h>\nint main() { std::vector<int> a(${n}); std::sort(a.begin(), a.end()); std::cout << __cplusplus; }`;

  it("is made once, after the first program that wants it, and later ones are built with it", async () => {
    const first = await build(sorts(1));
    await room.headers.settled();
    const afterFirst = await kept();
    const second = await build(sorts(2));

    expect(first.kind).toBe("built");
    expect(afterFirst).toHaveLength(1);
    expect(second.kind).toBe("built");
    expect(await kept()).toEqual(afterFirst);
  });

  it("is what the compiler reads instead of the text", async () => {
    const language = readyLanguage(room.toolbox, "cpp17");
    if (language === null) throw new Error("g++ is not here");
    const plan = language.language.plan(
      { files: [{ name: "a.cpp", content: bytes(sorts(3)) }], entryPoint: null },
      language.tools,
    ).compile;
    if (plan.header === undefined) throw new Error("C++ has no header to make ahead");
    await room.headers.hold(language, plan.header);
    await room.headers.settled();
    const held = await room.headers.hold(language, plan.header);
    if (held === null) throw new Error("the header was not made");
    const work = join(room.box.storePath, "work/listed");
    await mkdir(work, { recursive: true });
    await writeFile(join(work, "a.cpp"), sorts(3));

    // -H lists what is read; "!" before a header made ahead that was taken.
    const argv = withHeader({ ...plan, argv: [...plan.argv, "-H"] }, plan.header);
    const lane = await room.box.lease();
    const report = await lane.run({
      ...{ argv, env: plan.env, folder: "work/listed", shown: shownHeader(room.box, held) },
      ...{ placed: {}, stdin: null, stdoutTo: null, stderrTo: "work/said", collect: [] },
      limits: compilerLimits(),
    });
    lane.release();
    held.release();

    expect(report).toMatchObject({ ending: { kind: "exited", code: 0 } });
    expect(await readFile(join(room.box.storePath, "work/said"), "utf8")).toMatch(/^! .*stdc\+\+\.h\.gch$/m);
  });

  it("changes neither what is refused nor what the author reads", async () => {
    const wrong = "#include <bits/stdc++.h>\nint main() { return missing; }\n";

    const withIt = await build(wrong);
    const without = await build(wrong, false);

    expect(withIt.kind).toBe("refused");
    expect(withIt).toEqual(without);
  });

  it("is passed over by the compiler for a source that brings a header of that name", async () => {
    const language = readyLanguage(room.toolbox, "cpp17");
    if (language === null) throw new Error("g++ is not here");
    const lane = await room.box.lease();
    const files = [
      { name: "a.cpp", content: bytes("#include <bits/stdc++.h>\nint main() { return own; }") },
      { name: "bits/stdc++.h", content: bytes("int own = 0;") },
    ];
    const made = await compile(
      { box: room.box, lane, cache: room.compileCache, headers: room.headers },
      { language, sources: { files, entryPoint: null }, limits: { timeMs: 60_000, memoryBytes: 2 ** 31 } },
    );
    lane.release();

    expect(made.kind).toBe("built");
  });
});
