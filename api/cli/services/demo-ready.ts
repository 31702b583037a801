import { z } from "zod";

const shape = z.object({
  ready: z.literal(true),
  words: z.string(),
  contestSlug: z.string(),
  setterToken: z.string(),
  accounts: z.array(z.object({ login: z.string(), words: z.string() })),
});

/** The first line of the demo process: what it seeded. */
export type DemoReady = z.infer<typeof shape>;

export function readDemoReady(line: unknown): DemoReady {
  return shape.parse(line);
}
