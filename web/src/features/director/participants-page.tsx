import type { ContestParticipant, participantList } from "@bilimdon/contracts/http/contest-participants";
import type { PenaltyAdjustmentList } from "@bilimdon/contracts/http/penalty-adjustments";
import { useState } from "preact/hooks";
import type { z } from "zod";
import { getApi } from "../../client/call-api.ts";
import { keyedResource, useResource } from "../../client/resource.ts";
import { saveFile } from "../../client/save-file.ts";
import * as words from "../../generated/messages/director.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Field } from "../../ui/field.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { AdjustmentList } from "./adjustment-list.tsx";
import { DirectorFrame } from "./director-frame.tsx";
import { GroupOrders } from "./group-orders.tsx";
import { ImportPanel } from "./import-panel.tsx";
import { type AskedForm, LineForms } from "./line-forms.tsx";
import { LineTable } from "./line-table.tsx";
import { writeList } from "./write-list.ts";

const lists = keyedResource((slug) =>
  getApi<z.infer<typeof participantList>>(`/api/contests/${encodeURIComponent(slug)}/participants`),
);

const adjustmentsOf = keyedResource((slug) =>
  getApi<PenaltyAdjustmentList>(`/api/contests/${encodeURIComponent(slug)}/adjustments`),
);

/** More lines than this are found by the search, not by scrolling. */
const mostShown = 300;

/** Who takes part: lines with their people and groups, imports, exports, and what may be changed of each. */
export function ParticipantsPage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const resource = lists(slug);
  const state = useResource(resource);
  const [search, setSearch] = useState("");
  const [asked, setAsked] = useState<AskedForm | null>(null);
  const kept = adjustmentsOf(slug);
  const known = useResource(kept);
  const adjustments = known.kind === "ready" ? known.value : null;
  const [isImporting, setImporting] = useState(false);
  const refresh = () => void resource.refresh();
  const lines = state.kind === "ready" ? state.value.participants : [];
  const found = lines.filter((line) => isFound(line, search));
  return (
    <DirectorFrame slug={slug} part="/qatnashchilar" title={words.participants()}>
      <div class="director-bar">
        <Field
          label={words.search()}
          type="search"
          fault={null}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <Button onClick={() => setImporting(!isImporting)} aria-expanded={isImporting}>
          {words.importList()}
        </Button>
        <Button disabled={lines.length === 0} onClick={() => save(slug, lines)}>
          {words.exportList()}
        </Button>
      </div>
      {isImporting && <ImportPanel slug={slug} onApplied={refresh} />}
      {state.kind === "loading" && <SkeletonRows count={10} height={52} />}
      {state.kind === "failed" && <FailureNote failure={state.failure} onRetry={refresh} />}
      {state.kind === "ready" && lines.length === 0 && (
        <EmptyState title={words.nobody()}>{words.nobodyText()}</EmptyState>
      )}
      {state.kind === "ready" && lines.length > 0 && (
        <>
          <p class="director-sub" role="status">
            {words.lineCount({ count: found.length })}
          </p>
          <LineTable lines={found.slice(0, mostShown)} adjustments={adjustments} onAsk={setAsked} />
          {found.length > mostShown && <p class="director-sub">{words.moreLines({ count: mostShown })}</p>}
          {adjustments !== null && <AdjustmentList list={adjustments} onChanged={kept.put} />}
          <GroupOrders slug={slug} groups={state.value.groups} onChanged={refresh} />
        </>
      )}
      <LineForms
        slug={slug}
        asked={asked}
        unit={adjustments?.unit ?? null}
        onChanged={refresh}
        onAdjusted={kept.put}
        onClose={() => setAsked(null)}
      />
    </DirectorFrame>
  );
}

function isFound(line: ContestParticipant, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const texts = [line.name, line.login, line.label, line.organisation, ...line.groups];
  return wanted === "" || texts.some((text) => text?.toLowerCase().includes(wanted) === true);
}

/** The list as the import reads it, kept as a file. */
function save(slug: string, lines: readonly ContestParticipant[]): void {
  saveFile(`${slug}-participants.csv`, writeList(lines), "text/csv");
}
