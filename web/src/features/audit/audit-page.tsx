import type { AuditLineView, AuditPage as AuditReply } from "@bilimdon/contracts/http/people";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { getApi } from "../../client/call-api.ts";
import { usePages } from "../../client/use-pages.ts";
import * as words from "../../generated/messages/audit.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Field } from "../../ui/field.tsx";
import { MoreRows } from "../../ui/more-rows.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { AuditTable } from "./audit-table.tsx";
import "./audit.css";

/** Who did what, newest first, by actor, act and thing. */
export function AuditPage() {
  useTitle(words.title());
  const filter = useSignal("");
  const lines = usePages<AuditLineView>(filter.value, async (cursor) => {
    const before = cursor === null ? "" : `&before=${cursor}`;
    const answer = await getApi<AuditReply>(`/api/audit?${filter.value}${before}`);
    if (answer.kind !== "ok") return answer;
    const { nextBefore } = answer.value;
    return {
      kind: "ok",
      value: { rows: answer.value.lines, next: nextBefore === null ? null : String(nextBefore) },
    };
  });
  return (
    <div class="page">
      <h1>{words.title()}</h1>
      <p class="mt-1 mb-4 text-ink-2">{words.lead()}</p>
      <FilterForm
        onFilter={(chosen) => {
          filter.value = chosen;
        }}
      />
      <div class="double-rule">
        {lines.state === "loading" && <SkeletonRows count={12} height={38} />}
        {lines.state === "failed" && lines.failure !== null && (
          <FailureNote failure={lines.failure} onRetry={lines.again} />
        )}
        {lines.state === "ready" &&
          (lines.rows.length === 0 ? (
            <div class="pt-6">
              <EmptyState title={words.emptyTitle()}>{words.emptyText()}</EmptyState>
            </div>
          ) : (
            <AuditTable lines={lines.rows} />
          ))}
      </div>
      {lines.hasMore && (
        <MoreRows isAsking={lines.isAsking} hasFailed={lines.failure !== null} onMore={lines.more} />
      )}
    </div>
  );
}

function FilterForm({ onFilter }: { onFilter(query: string): void }) {
  const form = useRef<HTMLFormElement>(null);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null) return;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form.current))
      if (typeof value === "string" && value.trim() !== "") query.set(name, value.trim());
    onFilter(query.toString());
  };
  return (
    <form class="audit-filter" ref={form} onSubmit={send}>
      <Field label={words.actor()} name="actor" fault={null} maxLength={40} />
      <Field label={words.act()} name="act" fault={null} maxLength={60} pattern="[a-z\-]+(\.[a-z\-]*)?" />
      <Field label={words.thing()} name="thing" fault={null} maxLength={80} />
      <Button type="submit">{words.filter()}</Button>
    </form>
  );
}
