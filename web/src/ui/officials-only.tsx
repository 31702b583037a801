import type { ComponentChildren } from "preact";
import { isOperator, session } from "../client/session.ts";
import { FailureNote } from "./failure-note.tsx";

/** Pages for officials; to anybody else the refusal the server would give. */
export function OfficialsOnly({ children }: { readonly children: ComponentChildren }) {
  if (session.value.kind === "unknown" || isOperator.value) return <>{children}</>;
  const code = session.value.kind === "guest" ? "session.required" : "access.refused";
  return (
    <div class="page page-narrow">
      <FailureNote failure={{ kind: "refused", code, requestId: "", details: {} }} onRetry={() => {}} />
    </div>
  );
}
