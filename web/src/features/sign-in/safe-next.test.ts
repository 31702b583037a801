import { expect, it } from "vitest";
import { safeNext } from "./safe-next.ts";

it("leads back to the page of this site that one came from", () => {
  expect(safeNext("/c/bahor-2026/jadval")).toBe("/c/bahor-2026/jadval");
});

it.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/kirish?keyin=/",
  undefined,
])("leads home from %s", (asked) => {
  expect(safeNext(asked)).toBe("/");
});
