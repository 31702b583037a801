import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface MockClamd {
  readonly url: string;
  /** What came, put together again, in order. */
  readonly scanned: Buffer[];
  close(): Promise<void>;
}

/** The file every scanner takes for a virus; put together here, so that none takes this file for one. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("-");

/** A ClamAV daemon of the tests that speaks INSTREAM, chunk by chunk, and knows one virus. */
export async function startMockClamd(
  options: { readonly onUnixSocket?: boolean; readonly mostBytes?: number } = {},
): Promise<MockClamd> {
  const { onUnixSocket = false, mostBytes = 25_000_000 } = options;
  const folder = onUnixSocket ? mkdtempSync(join(tmpdir(), "clamd-")) : null;
  const scanned: Buffer[] = [];
  const server = createServer((socket) => converse(socket, mostBytes, scanned));
  await new Promise<void>((resolve) => {
    if (folder === null) server.listen(0, "127.0.0.1", resolve);
    else server.listen(join(folder, "clamd.ctl"), resolve);
  });
  const address = server.address();
  return {
    url: typeof address === "string" ? `unix:${address}` : `tcp://127.0.0.1:${address?.port}`,
    scanned,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const command = Buffer.from("zINSTREAM\0");

function converse(socket: Socket, mostBytes: number, scanned: Buffer[]): void {
  let unread = Buffer.alloc(0);
  let isOpen = false;
  let size = 0;
  const parts: Buffer[] = [];
  const say = (words: string) => socket.end(`${words}\0`);
  /** One part of the stream, which is `null` while it has not come whole. */
  const nextPart = () => {
    if (unread.length < 4 || unread.length < 4 + unread.readUInt32BE(0)) return null;
    const part = unread.subarray(4, 4 + unread.readUInt32BE(0));
    unread = unread.subarray(4 + part.length);
    return part;
  };
  const takeParts = () => {
    for (let part = nextPart(); part !== null; part = nextPart()) {
      parts.push(part);
      size += part.length;
      if (size > mostBytes) return say("INSTREAM size limit exceeded. ERROR");
      if (part.length > 0) continue;
      const whole = Buffer.concat(parts);
      scanned.push(whole);
      return say(whole.includes(eicar) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
    }
    return socket;
  };
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    unread = Buffer.concat([unread, Buffer.from(chunk)]);
    if (!isOpen && unread.length >= command.length) {
      isOpen = true;
      if (!unread.subarray(0, command.length).equals(command)) say("UNKNOWN COMMAND");
      unread = unread.subarray(command.length);
    }
    if (isOpen) takeParts();
  });
}
