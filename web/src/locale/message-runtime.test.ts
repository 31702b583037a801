import { afterEach, beforeAll, expect, it } from "vitest";
import { loadCyrillic } from "./load-cyrillic.ts";
import { inLocale, locale } from "./locale.ts";
import { uz } from "./message-runtime.ts";

beforeAll(loadCyrillic);
afterEach(() => {
  locale.value = "uz";
});

it("writes an Uzbek message in the page's script and leaves what is put into it", () => {
  const say = () => uz`Eʼlon: ${"Nodira"}ning ${"3"} ta eski paroli, {joyi}`;
  expect(say()).toBe("Eʼlon: Nodiraning 3 ta eski paroli, {joyi}");
  locale.value = "uz-Cyrl";
  expect(say()).toBe("Эълон: Nodiraнинг 3 та эски пароли, {joyi}");
});

it("does not begin a word anew behind a value", () => {
  locale.value = "uz-Cyrl";
  expect(uz`${"3"}em`).toBe("3ем");
});

it("shows an Uzbek title in Cyrillic, and one that has its own as it is", () => {
  locale.value = "uz-Cyrl";
  expect(inLocale({ uz: "Choyxona", en: "Teahouse" })).toBe("Чойхона");
  expect(inLocale({ uz: "Choyxona", "uz-Cyrl": "Ўзгача" })).toBe("Ўзгача");
  expect(inLocale({ en: "Teahouse", ru: "Чайхана" })).toBe("Teahouse");
});
