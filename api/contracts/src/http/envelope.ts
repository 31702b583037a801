import { z } from "zod";

/** Every reply is one of these two. `requestId` stands in the log line of the same request. */
export function reply<T extends z.ZodType>(shape: T) {
  return z.object({ data: shape });
}

export const errorReply = z.object({
  error: z.object({
    code: z.string().describe("one of contracts/error-codes"),
    message: z.string().describe("English: what happened, to what, what to do"),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  }),
});
export type ErrorReply = z.infer<typeof errorReply>;
