import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { retry } from "../../generated/messages/failure.ts";
import { editorNotLoaded } from "../../generated/messages/problem.ts";
import { Button } from "../../ui/button.tsx";
import type { CodePaneShape } from "./code-pane.tsx";

type Pane = typeof import("./sending-pane.tsx")["SendingPane"];
type Loaded =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly Pane: Pane }
  | { readonly kind: "failed" };

/** The pane to write in, whose script comes after the page's own: who only reads a statement is not kept waiting by it. */
export function LateSendingPane(shape: CodePaneShape) {
  const loaded = useSignal<Loaded>({ kind: "loading" });
  const load = () => {
    loaded.value = { kind: "loading" };
    import("./sending-pane.tsx").then(
      ({ SendingPane }) => {
        loaded.value = { kind: "ready", Pane: SendingPane };
      },
      () => {
        loaded.value = { kind: "failed" };
      },
    );
  };
  useEffect(load, []);
  const state = loaded.value;
  if (state.kind === "ready") return <state.Pane {...shape} />;
  if (state.kind === "loading") return null;
  return (
    <div class="p-4" role="alert">
      <p class="mb-3">{editorNotLoaded()}</p>
      <Button onClick={load}>{retry()}</Button>
    </div>
  );
}
