import { refuse } from "../errors.ts";
import { refuseNul } from "./read-request.ts";

/**
 * Reads a JSON body of at most `limitBytes`, stopping at the first byte too many.
 *
 * @throws request.too_large, request.malformed
 */
export async function readJsonBody(
  request: Request,
  limitBytes: number,
  mayHoldNul: readonly string[] = [],
): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw refuse("request.malformed", `Content-Type is "${type.slice(0, 80)}"; send application/json.`);
  const bytes = await readAll(request, limitBytes);
  const value = parseJson(bytes);
  refuseNul("body", value, mayHoldNul);
  return value;
}

/** Refuses a body that says itself to be over the limit, before a byte of it is read. */
export function refuseTooLarge(request: Request, limitBytes: number): void {
  if (Number(request.headers.get("content-length") ?? 0) > limitBytes) throw tooLarge(limitBytes);
}

/** The same bytes, cut off with request.too_large at the first byte over the limit. */
export function limitStream(
  body: ReadableStream<Uint8Array> | null,
  limitBytes: number,
): ReadableStream<Uint8Array> | null {
  let size = 0;
  return (
    body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          size += chunk.byteLength;
          if (size > limitBytes) throw tooLarge(limitBytes);
          controller.enqueue(chunk);
        },
      }),
    ) ?? null
  );
}

async function readAll(request: Request, limitBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message.slice(0, 200) : "the bytes are not UTF-8";
    throw refuse("request.malformed", `The body is not JSON: ${why}`, {
      faults: [{ path: "body", message: why }],
    });
  }
}

function tooLarge(limitBytes: number) {
  return refuse("request.too_large", `The body is larger than ${limitBytes} bytes.`, { limitBytes });
}
