import { Server } from "socket.io";
import { expect, it } from "vitest";
import { writeFramesWhole } from "./one-write-a-frame.ts";

/** Promise: the adapter of the installed Socket.IO makes frames by this inner function; this test shows that it does. */
function framingOf(adapter: object) {
  return adapter as { _encode(packet: unknown, options: { wsPreEncodedFrame?: Buffer[] }): unknown };
}

it("frames a broadcast as one piece of the same bytes", () => {
  const [plain, whole] = [new Server().of("/").adapter, new Server().of("/").adapter];
  writeFramesWhole(whole);
  const packet = { type: 2, nsp: "/", data: ["board-delta", { version: 7 }] };
  const [before, after]: { wsPreEncodedFrame?: Buffer[] }[] = [{}, {}];
  framingOf(plain)._encode(packet, before ?? {});
  framingOf(whole)._encode(packet, after ?? {});

  expect(before?.wsPreEncodedFrame).toHaveLength(2);
  expect(after?.wsPreEncodedFrame).toHaveLength(1);
  expect(Buffer.concat(after?.wsPreEncodedFrame ?? [])).toEqual(
    Buffer.concat(before?.wsPreEncodedFrame ?? []),
  );
});
