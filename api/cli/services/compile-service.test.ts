import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileService, startWords } from "./compile-service.ts";
import { projectRoot } from "./project-root.ts";

let folder: string;
beforeAll(() => {
  mkdirSync(join(projectRoot, ".bilimdon-test"), { recursive: true });
  folder = mkdtempSync(join(projectRoot, ".bilimdon-test/compile-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program of some files; its first is the one to start. */
function write(files: Readonly<Record<string, string>>): string {
  const place = mkdtempSync(join(folder, "program-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  return relative(projectRoot, join(place, Object.keys(files)[0] ?? ""));
}

const run = (file: string) =>
  spawnSync(process.execPath, ["--enable-source-maps", file], { encoding: "utf8" });

describe("a compiled service", () => {
  it("knows the place of each of its sources", async () => {
    const script = write({
      "start.ts": 'import { here } from "./other.ts";\nconsole.log(JSON.stringify(here));\n',
      "other.ts": "export const here = [import.meta.url, import.meta.dirname, import.meta.filename];\n",
    });

    const said = run(await compileService(script));

    const other = join(projectRoot, script, "../other.ts");
    expect(JSON.parse(said.stdout)).toEqual([`file://${other}`, join(other, ".."), other]);
  });

  it("tells of a fault by the line of the source", async () => {
    const script = write({
      "start.ts": 'import { fail } from "./fail.ts";\ninterface Unused { readonly a: number }\nfail();\n',
      "fail.ts": "type Never = never;\nexport function fail(): Never {\n  throw new Error('broken');\n}\n",
    });

    const said = run(await compileService(script));

    expect(said.status).toBe(1);
    expect(said.stderr).toContain("fail.ts:3:");
  });

  it("is another file as soon as a source of it changed", async () => {
    const script = write({
      "start.ts": 'import { word } from "./word.ts";\nconsole.log(word);\n',
      "word.ts": 'export const word = "one";\n',
    });
    const first = await compileService(script);
    expect(await compileService(script)).toBe(first);

    writeFileSync(join(projectRoot, script, "../word.ts"), 'export const word = "two";\n');
    const second = await compileService(script);

    expect([run(first).stdout, run(second).stdout]).toEqual(["one\n", "two\n"]);
  });

  it("takes away those of other sources that are a day old", async () => {
    const script = write({ "start.ts": 'console.log("old");\n' });
    const old = await compileService(script);
    utimesSync(old, 0, 0);

    writeFileSync(join(projectRoot, script), 'console.log("new");\n');
    const other = await compileService(script);

    expect(run(old).status).toBe(1);
    expect(run(other).stdout).toBe("new\n");
  });

  it("starts from its sources where nothing can be kept", async () => {
    const script = write({ "start.ts": 'const word: string = "here";\nconsole.log(word);\n' });

    const words = await startWords(script, join(projectRoot, script, "shelf"));

    expect(words).toContain(join(projectRoot, script));
    expect(spawnSync(process.execPath, words, { encoding: "utf8" }).stdout).toBe("here\n");
  });

  it("is refused by name where a source does not compile", async () => {
    const script = write({ "start.ts": "const = 1;\n" });

    await expect(compileService(script)).rejects.toThrow(basename(script));
  });
});
