/** What an uploaded package may cost us. Everything beyond is refused before it is written. */
export const archiveLimits = {
  /** Bytes of the upload itself. */
  uploadBytes: 512 * 1024 * 1024,
  entries: 20_000,
  fileBytes: 256 * 1024 * 1024,
  totalBytes: 2 * 1024 * 1024 * 1024,
  /** Up to here any ratio is taken: a real test of one million equal letters packs a thousand to one. */
  freeRatioBytes: 64 * 1024 * 1024,
  /** Beyond that, unpacked bytes for each packed one. */
  ratio: 200,
  pathLength: 1000,
  depth: 20,
  nameLength: 255,
  /** Bytes of a pax or GNU header that carries a long name. */
  longHeaderBytes: 64 * 1024,
} as const;
