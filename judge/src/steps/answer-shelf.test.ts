import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type AnswerShelf, openAnswerShelf } from "./answer-shelf.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "judge-answers-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Each file says its own name; what is still told after the file is gone was kept. */
async function write(name: string, size: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, name.repeat(size));
  return path;
}
async function isKept(shelf: AnswerShelf, path: string): Promise<boolean> {
  await rm(path, { force: true });
  return shelf.read(path).then(
    () => true,
    () => false,
  );
}

it("reads an answer once", async () => {
  const shelf = openAnswerShelf(100, 100);
  const path = await write("a", 10);
  expect(Buffer.from(await shelf.read(path)).toString()).toBe("aaaaaaaaaa");
  expect(await isKept(shelf, path)).toBe(true);
  expect(Buffer.from(await shelf.read(path)).toString()).toBe("aaaaaaaaaa");
});

it("gives up those used longest ago when there is no more room", async () => {
  const shelf = openAnswerShelf(30, 30);
  const [a, b, c] = [await write("a", 10), await write("b", 10), await write("c", 15)];
  for (const path of [a, b, a, c]) await shelf.read(path);
  expect([await isKept(shelf, a), await isKept(shelf, b), await isKept(shelf, c)]).toEqual([
    true,
    false,
    true,
  ]);
});

it("counts an answer once that two lanes read at the same time", async () => {
  const shelf = openAnswerShelf(20, 20);
  const [a, b] = [await write("a", 10), await write("b", 10)];
  await Promise.all([shelf.read(a), shelf.read(a)]);
  await shelf.read(b);
  expect([await isKept(shelf, a), await isKept(shelf, b)]).toEqual([true, true]);
});

it("keeps none above the size of one", async () => {
  const shelf = openAnswerShelf(100, 5);
  const [small, large] = [await write("a", 5), await write("b", 6)];
  for (const path of [small, large]) await shelf.read(path);
  expect([await isKept(shelf, small), await isKept(shelf, large)]).toEqual([true, false]);
});
