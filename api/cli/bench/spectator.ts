/**
 * A browser reduced to its socket, so that two thousand of them cost the machine as little as can be beside the server
 * that is measured: it opens a WebSocket, speaks the few words by which a page enters a room, answers pings, and hands
 * on what it hears. It reads into one buffer that all of them share.
 */
import { randomBytes } from "node:crypto";
import { connect } from "node:net";

export interface SpectatorWish {
  readonly port: number;
  /** The address to open, with its query. */
  readonly path: string;
  /** The room to join in Socket.IO's words; null: a bare WebSocket that only listens. */
  readonly room: string | null;
  /** Hears a delta; the bytes are gone after the call. */
  onNews(payload: Buffer): void;
}

export interface Spectator {
  leave(): void;
}

const sharedBuffer = Buffer.alloc(64 * 1024);
const readyWithinMs = 60_000;

/** Settles when the spectator would hear what its room is told. */
export function enter({ port, path, room, onNews }: SpectatorWish): Promise<Spectator> {
  return new Promise((resolve, reject) => {
    let isUpgraded = false;
    let rest: Buffer = Buffer.alloc(0);
    const overdue = setTimeout(() => socket.destroy(new Error("a spectator was not let in")), readyWithinMs);
    const entered = () => {
      clearTimeout(overdue);
      resolve({ leave: () => socket.destroy() });
    };

    function hear(payload: Buffer): void {
      if (payload.length > longestWord) {
        onNews(payload);
        return;
      }
      const word = payload.toString("latin1");
      if (word === "2") socket.write(maskedFrame("3"));
      else if (word.startsWith("40")) socket.write(maskedFrame(`420["join",${JSON.stringify({ room })}]`));
      else if (word.startsWith("430")) {
        if (word.includes('"joined"')) entered();
        else socket.destroy(new Error(`a spectator was refused: ${word}`));
      }
    }

    /** @returns where the frames begin; null: the answer to the upgrade is not whole yet */
    function readUpgrade(bytes: Buffer): number | null {
      const end = bytes.indexOf("\r\n\r\n");
      if (end === -1) return null;
      if (!bytes.subarray(0, switching.length).equals(switching))
        throw new Error(bytes.toString("latin1", 0, 200));
      isUpgraded = true;
      if (room === null) entered();
      return end + 4;
    }

    function read(bytes: Buffer): void {
      let at = isUpgraded ? 0 : readUpgrade(bytes);
      for (let frame = frameAt(bytes, at); frame !== null; frame = frameAt(bytes, at)) {
        at = frame.end;
        const payload = bytes.subarray(frame.start, frame.end);
        // Engine.IO says hello with "0"; Socket.IO is greeted with "40".
        if (room !== null && payload[0] === hello) socket.write(maskedFrame("40"));
        else hear(payload);
      }
      rest = Buffer.from(bytes.subarray(at ?? 0));
    }

    const socket = connect({
      port,
      host: "127.0.0.1",
      noDelay: true,
      onread: {
        buffer: sharedBuffer,
        callback(count) {
          const fresh = sharedBuffer.subarray(0, count);
          read(rest.length === 0 ? fresh : Buffer.concat([rest, fresh]));
          return true;
        },
      },
    });
    socket.once("connect", () => socket.write(upgrade(port, path)));
    socket.on("error", reject);
    socket.once("close", () => reject(new Error("a spectator was cut off")));
  });
}

/** Every word of the protocol is shorter, every delta longer. */
const longestWord = 120;
const hello = "0".charCodeAt(0);
const switching = Buffer.from("HTTP/1.1 101");

function upgrade(port: number, path: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    "Sec-WebSocket-Version: 13",
    "\r\n",
  ].join("\r\n");
}

/** Where the payload of the frame that begins here lies; null: it is not whole yet. */
function frameAt(bytes: Buffer, at: number | null): { readonly start: number; readonly end: number } | null {
  if (at === null || at + 2 > bytes.length) return null;
  const short = (bytes[at + 1] ?? 0) & 127;
  const start = at + (short === 126 ? 4 : short === 127 ? 10 : 2);
  if (start > bytes.length) return null;
  const size =
    short === 126
      ? bytes.readUInt16BE(at + 2)
      : short === 127
        ? Number(bytes.readBigUInt64BE(at + 2))
        : short;
  return start + size > bytes.length ? null : { start, end: start + size };
}

/** A client has to mask; a mask of zeros is one. */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
