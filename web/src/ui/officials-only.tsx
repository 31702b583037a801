import type { ComponentChildren } from "preact";
import { contestResource } from "../client/contest-resource.ts";
import { mayIn } from "../client/contest-rights.ts";
import { isOperator, session } from "../client/session.ts";
import { FailureNote } from "./failure-note.tsx";

interface OnlyShape {
  /** Whose jury counts as officials too; absent: the page is of no one contest. */
  readonly slug?: string;
  readonly children: ComponentChildren;
}

/** Pages for officials; to anybody else the refusal the server would give. */
export function OfficialsOnly({ slug, children }: OnlyShape) {
  const isKnown = session.value.kind !== "unknown" && !isComing(slug);
  const isOfficial = slug === undefined ? isOperator.value : mayIn(slug, "contest.change");
  if (!isKnown || isOfficial) return <>{children}</>;
  const code = session.value.kind === "guest" ? "session.required" : "access.refused";
  return (
    <div class="page page-narrow">
      <FailureNote failure={{ kind: "refused", code, requestId: "", details: {} }} onRetry={() => {}} />
    </div>
  );
}

/** Only the contest itself tells who was made its jury. */
function isComing(slug: string | undefined): boolean {
  return slug !== undefined && contestResource(slug).state.value.kind === "loading";
}
