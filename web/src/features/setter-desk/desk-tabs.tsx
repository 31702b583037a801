import type { ProblemDesk, ProblemVersionView } from "@bilimdon/contracts/http/problems";
import { type Signal, useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import * as words from "../../generated/messages/desk.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";

export interface TabShape {
  readonly desk: ProblemDesk;
  readonly version: ProblemVersionView;
}

type TabComponent = FunctionComponent<TabShape>;

/** Each part is loaded when it is first opened; its name stands in the address. */
const parts = {
  hisobot: () => import("./report-tab.tsx").then((file) => file.ReportTab),
  shart: () => import("./statement-tab.tsx").then((file) => file.StatementTab),
  versiyalar: () => import("./versions-tab.tsx").then((file) => file.VersionsTab),
  fayllar: () => import("./files-tab.tsx").then((file) => file.FilesTab),
} as const satisfies Record<string, () => Promise<TabComponent>>;

export type TabName = keyof typeof parts;
export const tabNames: readonly TabName[] = ["hisobot", "shart", "versiyalar", "fayllar"];

type Loaded = TabComponent | "loading" | "failed";

/** One part of the problem's page. */
export function DeskTab({ name, ...shape }: TabShape & { readonly name: TabName }) {
  const loaded = useSignal<{ readonly part: Loaded }>({ part: "loading" });
  const tries = useSignal(0);
  useEffect(() => load(name, loaded), [name, tries.value]);
  const { part: Part } = loaded.value;
  if (Part === "loading") return <SkeletonRows count={8} height={38} />;
  if (Part !== "failed") return <Part {...shape} />;
  return (
    <div class="mt-4">
      <ErrorNote
        owner="platform"
        title={words.partLostTitle()}
        action={
          <Button
            isSmall
            onClick={() => {
              tries.value += 1;
            }}
          >
            {words.again()}
          </Button>
        }
      >
        {words.partLostText()}
      </ErrorNote>
    </div>
  );
}

/** @returns stop: a part that comes too late is not shown */
function load(name: TabName, loaded: Signal<{ readonly part: Loaded }>): () => void {
  let isGone = false;
  loaded.value = { part: "loading" };
  parts[name]().then(
    (part) => {
      if (!isGone) loaded.value = { part };
    },
    () => {
      if (!isGone) loaded.value = { part: "failed" };
    },
  );
  return () => {
    isGone = true;
  };
}
