import { expect, it } from "vitest";
import { makeSendKey } from "./make-send-key.ts";

it("makes keys the server takes, and never the same", () => {
  expect(makeSendKey()).toMatch(/^[\w-]{8,64}$/);
  expect(makeSendKey()).not.toBe(makeSendKey());
});
