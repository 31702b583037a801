import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { imageFamily } from "./image-family.ts";
import { languageList } from "./language-list.ts";

it.each(languageList.map((language) => language.id))("finds a family with packages for %s", (id) => {
  const folder = resolve(import.meta.dirname, "../../../sandbox-images", imageFamily(id));
  expect(existsSync(`${folder}/packages`)).toBe(true);
});

it("gives every language but those of C and C++ a family of its own", () => {
  const ids = languageList.map((language) => language.id).filter((id) => !/^c(pp)?\d/.test(id));
  expect(new Set(ids.map(imageFamily)).size).toBe(ids.length);
});
