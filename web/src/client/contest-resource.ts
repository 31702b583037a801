import type { ContestDetail, contestList } from "@bilimdon/contracts/http/contests";
import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import type { z } from "zod";
import { getApi } from "./call-api.ts";
import { keyedResource, makeResource } from "./resource.ts";

export const contestsResource = makeResource(() => getApi<z.infer<typeof contestList>>("/api/contests"));

/** By slug. */
export const contestResource = keyedResource((slug) =>
  getApi<ContestDetail>(`/api/contests/${encodeURIComponent(slug)}`),
);

/** The jury's board by slug; officials only. */
export const juryBoardResource = keyedResource((slug) =>
  getApi<BoardSnapshot>(`/api/contests/${encodeURIComponent(slug)}/scoreboard?audience=jury`),
);

/** The public board by slug. */
export const boardResource = keyedResource((slug) =>
  getApi<BoardSnapshot>(`/api/contests/${encodeURIComponent(slug)}/scoreboard`),
);
