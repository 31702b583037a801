import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";
import type { findSubmissionBody } from "./submissions.queries.ts";

type Body = NonNullable<Awaited<ReturnType<typeof findSubmissionBody>>>;

/** The way of a submission from its sender and back, as the platform and the judge noted it. */
export function showFlight(body: Body): NonNullable<SubmissionDetail["flight"]> {
  const { flight } = body;
  return {
    receivedAt: body.submittedAt.getTime(),
    queuedAt: body.queuedAt.getTime(),
    attempt: body.attempt,
    takenAt: flight?.takenAt ?? null,
    leasedAt: flight?.leasedAt ?? null,
    compiledAt: flight?.compiledAt ?? null,
    isCompileCached: flight?.isCompileCached ?? null,
    testEndsMs: flight?.testEndsMs ?? [],
    finishedAt: flight?.finishedAt ?? null,
    keptAt: body.keptAt?.getTime() ?? null,
    shownAt: body.shownAt?.getTime() ?? null,
    hostName: flight?.hostName ?? null,
    lane: flight?.lane ?? null,
    firstFinding: showFirstFinding(body),
  };
}

function showFirstFinding({ held }: Body) {
  const { hostName, secondHostName, maxCpuMs, heldAt, finding, counted } = held;
  if (hostName === null || heldAt === null) return null;
  return { hostName, secondHostName, maxCpuMs, heldAt: heldAt.getTime(), finding, counted };
}
