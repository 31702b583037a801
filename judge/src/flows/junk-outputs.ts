/** Outputs no problem can mean, to see what a validator does with them. Fixed, so that a run can be repeated. */
export const junkOutputs: readonly { readonly name: string; readonly bytes: Uint8Array }[] = [
  {
    name: "an output of control characters",
    bytes: Uint8Array.from({ length: 256 }, (_, at) => (at * 37) % 32),
  },
  {
    name: "an output of bytes that are no text",
    bytes: Uint8Array.from({ length: 512 }, (_, at) => 128 + ((at * 89) % 128)),
  },
  { name: "a line of words", bytes: Buffer.from("xyzzy plugh qwzrtp 0x7f nan -inf\n") },
  { name: "a number with two thousand digits", bytes: Buffer.from(`${"9".repeat(2000)}\n`) },
  { name: "a long line without an end", bytes: Buffer.from("zq".repeat(50_000)) },
];
