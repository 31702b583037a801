/**
 * Socket.IO frames a broadcast once for all its readers, but as two pieces, head and body, and each reader's socket is
 * corked, written twice and uncorked for them. Joined once, the piece goes out by one plain write a reader, which at
 * thousands of readers is what a broadcast costs. It hangs on the adapter's inner `_encode`; where a later version has
 * none, or makes other frames, everything is sent as it was.
 */
interface Framing {
  _encode?: (packet: unknown, options: FrameOptions) => unknown;
}
interface FrameOptions {
  wsPreEncodedFrame?: unknown;
}

export function writeFramesWhole(adapter: object): void {
  const framing = framingOf(adapter);
  const encode = framing._encode;
  if (typeof encode !== "function") return;
  framing._encode = (packet, options) => {
    const encoded = encode.call(framing, packet, options);
    const frame = options.wsPreEncodedFrame;
    if (Array.isArray(frame) && frame.every((piece) => Buffer.isBuffer(piece)))
      options.wsPreEncodedFrame = [Buffer.concat(frame)];
    return encoded;
  };
}

/** Promise: nothing but what is looked for here is assumed of it. */
function framingOf(adapter: object): Framing {
  return adapter;
}
