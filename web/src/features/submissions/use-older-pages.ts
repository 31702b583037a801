import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { getApi } from "../../client/call-api.ts";
import { type PageQuestion, pageUrl, type SubmissionPage } from "./submissions-resource.ts";

export interface OlderPages {
  readonly rows: readonly SubmissionSummary[];
  /** There are more of them still. */
  readonly hasMore: boolean;
  readonly isAsking: boolean;
  readonly hasFailed: boolean;
  more(): void;
}

/** What comes after the newest page of a list, a page at each press. Another list begins anew. */
export function useOlderPages(
  list: Omit<PageQuestion, "cursor">,
  firstCursor: string | null | undefined,
): OlderPages {
  const rows = useSignal<readonly SubmissionSummary[]>([]);
  /** undefined: no older page was asked for yet, so the newest page's own cursor counts. */
  const cursor = useSignal<string | null | undefined>(undefined);
  const state = useSignal<"idle" | "asking" | "failed">("idle");
  const key = pageUrl({ ...list, cursor: null });
  useEffect(() => {
    rows.value = [];
    cursor.value = undefined;
    state.value = "idle";
  }, [key]);

  const next = cursor.value === undefined ? (firstCursor ?? null) : cursor.value;
  const more = async () => {
    if (next === null || state.value === "asking") return;
    state.value = "asking";
    const answer = await getApi<SubmissionPage>(pageUrl({ ...list, cursor: next }));
    if (answer.kind !== "ok") {
      state.value = "failed";
      return;
    }
    rows.value = [...rows.value, ...answer.value.submissions];
    cursor.value = answer.value.nextCursor;
    state.value = "idle";
  };
  return {
    rows: rows.value,
    hasMore: next !== null,
    isAsking: state.value === "asking",
    hasFailed: state.value === "failed",
    more: () => void more(),
  };
}
