import { type FilePurpose, filePurposes } from "@bilimdon/rules/files/file-kinds";
import { z } from "zod";
import { idShape } from "../ids.ts";

/** Promise: the keys of an object literal are its keys. */
const purposes = Object.keys(filePurposes) as FilePurpose[];

/** POST /api/files?purpose=avatar&name=me.jpg — the bytes are the body. */
export const uploadQuery = z.object({
  purpose: z.enum(purposes),
  name: z.string().min(1).max(1_000).describe("as the device calls it; kept as data, never a path"),
});

export const keptFile = z.object({
  fileId: idShape("file"),
  name: z.string(),
  bytes: z.number().int().describe("as kept: images are written anew"),
  url: z.string().describe("answers its owner alone"),
  isReady: z.boolean().describe("false: it is being looked over for viruses, and not sent to anybody yet"),
});
export type KeptFile = z.infer<typeof keptFile>;

/** GET /api/me/avatar */
export const ownAvatar = z.object({ avatar: keptFile.nullable() });
export type OwnAvatar = z.infer<typeof ownAvatar>;

/** POST /api/files/{fileId}/link */
export const fileLink = z.object({
  url: z.string().describe("answers whoever holds it, without a session"),
  endsAt: z.iso.datetime(),
});
export type FileLink = z.infer<typeof fileLink>;

/** GET /api/files/{fileId}/linked?until=…&signature=… */
export const fileLinkQuery = z.object({
  until: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).describe("milliseconds since 1970"),
  signature: z.string().min(1).max(200),
});
