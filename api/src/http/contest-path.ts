import { z } from "zod";

/** What names a contest in an address: /api/contests/{slug}/… */
export const contestPath = z.object({ slug: z.string().max(80) });
