/**
 * What people may bring in, by what for. A file is taken when its name's ending, its first bytes and its whole content
 * all say the same kind, and the purpose allows that kind; what is not named here is refused.
 */
export const fileKinds = {
  jpeg: { endings: ["jpg", "jpeg"], mime: "image/jpeg", check: "image" },
  png: { endings: ["png"], mime: "image/png", check: "image" },
  webp: { endings: ["webp"], mime: "image/webp", check: "image" },
  pdf: { endings: ["pdf"], mime: "application/pdf", check: "pdf" },
  text: { endings: ["txt", "md", "csv"], mime: "text/plain; charset=utf-8", check: "text" },
  zip: { endings: ["zip", "docx", "xlsx", "pptx"], mime: "application/zip", check: "zip" },
} as const;
export type FileKind = keyof typeof fileKinds;

const megabyte = 1024 * 1024;

export const filePurposes = {
  avatar: { kinds: ["jpeg", "png", "webp"], bytes: 10 * megabyte },
  lesson: { kinds: ["jpeg", "png", "webp", "pdf", "text", "zip"], bytes: 10 * megabyte },
} as const satisfies Record<string, { readonly kinds: readonly FileKind[]; readonly bytes: number }>;
export type FilePurpose = keyof typeof filePurposes;

/** An image's pixels at most: a phone's largest photo, not a flood from a few packed bytes. */
export const mostPixels = 50_000_000;

/**
 * The kind a file is, as far as name and first bytes say.
 *
 * @param name  as it was given
 * @param head  the first 16 bytes or more; fewer for a shorter file
 * @returns null: the purpose does not allow it, or name and bytes disagree
 * @throws never
 */
export function fileKindOf(purpose: FilePurpose, name: string, head: Uint8Array): FileKind | null {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const allowed: readonly FileKind[] = filePurposes[purpose].kinds;
  const kind = allowed.find((one) => fileKinds[one].endings.some((known) => known === ending));
  return kind !== undefined && beginsLike(kind, head) ? kind : null;
}

const signatures: Readonly<Record<Exclude<FileKind, "text">, readonly (number | null)[]>> = {
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  // "RIFF", four bytes of length, "WEBP"
  webp: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
  // "%PDF-"
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  zip: [0x50, 0x4b, 0x03, 0x04],
};

/** Text has no signature of its own; it must not have that of another kind. */
function beginsLike(kind: FileKind, head: Uint8Array): boolean {
  if (kind === "text") return !Object.values(signatures).some((signature) => hasSignature(head, signature));
  return hasSignature(head, signatures[kind]);
}

function hasSignature(head: Uint8Array, signature: readonly (number | null)[]): boolean {
  return head.length >= signature.length && signature.every((byte, at) => byte === null || byte === head[at]);
}
