/**
 * Asks a ClamAV daemon by its own protocol: "zINSTREAM", then chunks led by their length, then a length of nothing.
 *
 * Source: clamd(8), INSTREAM. The daemon may answer before the last byte, when it has seen enough or too much.
 */
import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import type { VirusScanner } from "../ctx.ts";

const silentForMs = 60_000;
const mostAnswerBytes = 4_096;
const mostChunkBytes = 64 * 1024;

/** @param address  CLAMAV_URL: tcp://host:3310 or unix:/run/clamav/clamd.ctl */
export function openClamdScanner(address: string): VirusScanner {
  return { scan: (bytes) => scan(address, bytes) };
}

async function scan(address: string, bytes: Readable) {
  const socket = connectTo(address);
  try {
    const answered = readAnswer(socket);
    // The answer alone decides; it also comes when the daemon stops listening halfway.
    const sent = send(socket, bytes).catch(() => {});
    const answer = await answered;
    bytes.destroy();
    await sent;
    return readVerdict(answer);
  } finally {
    bytes.destroy();
    socket.destroy();
  }
}

function connectTo(address: string): Socket {
  const url = new URL(address);
  const socket =
    url.protocol === "unix:"
      ? connect({ path: decodeURIComponent(url.pathname) })
      : connect({ host: url.hostname, port: Number(url.port === "" ? 3310 : url.port) });
  return socket.setTimeout(silentForMs, () => socket.destroy(new Error("clamd says nothing")));
}

async function send(socket: Socket, bytes: Readable): Promise<void> {
  await write(socket, Buffer.from("zINSTREAM\0"));
  for await (const chunk of bytes) {
    const whole = Buffer.from(chunk);
    for (let at = 0; at < whole.length; at += mostChunkBytes) {
      const part = whole.subarray(at, at + mostChunkBytes);
      await write(socket, Buffer.concat([lengthOf(part), part]));
    }
  }
  await write(socket, lengthOf(Buffer.alloc(0)));
}

function lengthOf(part: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return length;
}

function write(socket: Socket, part: Buffer): Promise<void> {
  return new Promise((resolve, reject) => socket.write(part, (error) => (error ? reject(error) : resolve())));
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    socket.on("data", (part) => {
      answer += part.toString("latin1");
      if (answer.includes("\0") || answer.length > mostAnswerBytes) resolve(answer.split("\0")[0] ?? "");
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("clamd closed the line without an answer")));
  });
}

function readVerdict(answer: string): Awaited<ReturnType<VirusScanner["scan"]>> {
  if (answer === "stream: OK") return { kind: "clean" };
  const found = /^stream: (.{1,200}) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return { kind: "infected", signature: found };
  throw new Error(`clamd could not look: ${answer.slice(0, 200)}`);
}
