import { fileLink, fileLinkQuery, keptFile, ownAvatar, uploadQuery } from "@bilimdon/contracts/http/files";
import { idShape } from "@bilimdon/contracts/ids";
import { filePurposes } from "@bilimdon/rules/files/file-kinds";
import { z } from "zod";
import { type Route, rawRoute, route } from "../../http/route.ts";
import { linkFile, sendLinked } from "./link-file.ts";
import { readOwnAvatar, removeFile } from "./own-files.ts";
import { sendFile } from "./send-file.ts";
import { takeUpload } from "./take-upload.ts";

const filePath = z.object({ fileId: idShape("file") });
const largestBytes = Math.max(...Object.values(filePurposes).map(({ bytes }) => bytes));

/** The one way by which people's files come in and go out. */
export const fileRoutes: readonly Route[] = [
  rawRoute({
    id: "uploadFile",
    method: "post",
    path: "/api/files",
    access: "session",
    summary: "Send a file for a purpose; its bytes are the body",
    query: uploadQuery,
    bodyBytes: largestBytes,
    takes: { "application/octet-stream": "the file; its kind is found from name and content" },
    sends: { "application/json": "{ data: keptFile }" },
    limits: [
      { name: "upload", limit: 20, windowMs: 3_600_000, key: (caller) => caller.userId, whenDown: "allow" },
    ],
    run: async ({ ctx, query, body }) =>
      Response.json({ data: keptFile.parse(await takeUpload(ctx, { ...query, body })) }),
  }),
  rawRoute({
    id: "readFile",
    method: "get",
    path: "/api/files/{fileId}",
    access: "session",
    summary: "A file's bytes, to be saved; its owner's alone",
    params: filePath,
    sends: { "application/octet-stream": "the file, under its own media type" },
    run: ({ ctx, params }) => sendFile(ctx, params),
  }),
  route({
    id: "linkFile",
    method: "post",
    path: "/api/files/{fileId}/link",
    access: "session",
    summary: "A link to a file of yours that needs no session, for ten minutes",
    params: filePath,
    reply: fileLink,
    holdsSecret: true,
    run: ({ ctx, params }) => linkFile(ctx, params),
  }),
  rawRoute({
    id: "readLinkedFile",
    method: "get",
    path: "/api/files/{fileId}/linked",
    access: "public",
    summary: "A file's bytes, to be saved, for whoever holds a link to it",
    params: filePath,
    query: fileLinkQuery,
    sends: { "application/octet-stream": "the file, under its own media type" },
    run: ({ ctx, params, query }) => sendLinked(ctx, { ...params, ...query }),
  }),
  route({
    id: "removeFile",
    method: "delete",
    path: "/api/files/{fileId}",
    access: "session",
    summary: "Take a file of yours away",
    params: filePath,
    reply: z.object({}),
    run: ({ ctx, params }) => removeFile(ctx, params),
  }),
  route({
    id: "readOwnAvatar",
    method: "get",
    path: "/api/me/avatar",
    access: "session",
    summary: "Your picture, where you have one",
    reply: ownAvatar,
    run: ({ ctx }) => readOwnAvatar(ctx),
  }),
];
