import type { KeptFile } from "@bilimdon/contracts/http/files";
import type { files } from "../../db/schema/files.ts";

type FileRow = Pick<typeof files.$inferSelect, "id" | "name" | "bytes">;

export function describeFile({ id, name, bytes }: FileRow): KeptFile {
  return { fileId: id, name, bytes, url: `/api/files/${id}` };
}
