import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCommandPrinter } from "./command-printer.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "printer-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string, body: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}
const slip = { printJobId: "prt_1", team: 'Lola"; rm -rf /', place: "2-zal, 14", pages: 3 };
const pdf = new TextEncoder().encode("%PDF-1.4 whole");

describe("the printer's command", () => {
  it("gets the PDF on its standard input, and what is known of it in variables alone", async () => {
    const out = join(folder, "out");
    const command = script(
      "keep",
      `cat > ${out}; echo "$1|$BILIMDON_PRINT_TEAM|$BILIMDON_PRINT_PLACE|$BILIMDON_PRINT_PAGES" >> ${out}`,
    );

    expect(await openCommandPrinter({ command: `${command}  -d ` }).print(pdf, slip)).toEqual({
      kind: "printed",
    });
    expect(readFileSync(out, "utf8")).toBe('%PDF-1.4 whole-d|Lola"; rm -rf /|2-zal, 14|3\n');
  });

  it("is no line for a shell: what a shell would run is an argument like any other", async () => {
    const out = join(folder, "args");
    const command = script("args", `cat > /dev/null; for arg in "$@"; do echo "$arg"; done > ${out}`);
    await openCommandPrinter({ command: `${command} $(id) ; touch` }).print(pdf, slip);

    expect(readFileSync(out, "utf8").trim().split("\n")).toEqual(["$(id)", ";", "touch"]);
  });

  it("sees none of the platform's secrets", async () => {
    const out = join(folder, "env");
    process.env.KEY_CURRENT_FOR_TEST = "a secret";
    await openCommandPrinter({ command: script("env", `cat > /dev/null; env > ${out}`) }).print(pdf, slip);
    delete process.env.KEY_CURRENT_FOR_TEST;

    expect(readFileSync(out, "utf8")).not.toContain("a secret");
  });

  it("that fails is told with how it left and what it said", async () => {
    const command = script("fail", "cat > /dev/null; echo 'no such printer' >&2; exit 3");

    expect(await openCommandPrinter({ command }).print(pdf, slip)).toEqual({
      kind: "failed",
      cause: `"${command}" left with 3: no such printer`,
    });
  });

  it("that is not there is told by name", async () => {
    const outcome = await openCommandPrinter({ command: "/nowhere/lp -d hall" }).print(pdf, slip);

    expect(outcome).toMatchObject({
      kind: "failed",
      cause: expect.stringContaining('"/nowhere/lp" could not'),
    });
  });

  it("that takes too long is stopped with all it started", async () => {
    const command = script("slow", "sleep 300 & sleep 300");

    expect(await openCommandPrinter({ command, timeoutMs: 200 }).print(pdf, slip)).toEqual({
      kind: "failed",
      cause: `"${command}" took longer than 0.2 s and was stopped`,
    });
  });

  it("that does not read to the end decides by how it leaves", async () => {
    const large = new Uint8Array(2_000_000);

    expect(await openCommandPrinter({ command: script("deaf", "exit 0") }).print(large, slip)).toEqual({
      kind: "printed",
    });
  });
});
