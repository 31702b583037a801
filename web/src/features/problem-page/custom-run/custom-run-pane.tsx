import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { notLoaded } from "../../../generated/messages/custom-run.ts";
import { say } from "../../../ui/toasts.tsx";
import type { PanelShape } from "./custom-run-panel.tsx";

/** The panel is open on this tab; each press of "run samples" runs them. null in its place: it is closed. */
export interface RunWish {
  readonly tab: "samples" | "own";
  readonly presses: number;
}

type Panel = typeof import("./custom-run-panel.tsx")["CustomRunPanel"];

/** Room for the panel, whose script is fetched when it is first opened. */
export function CustomRunPane(shape: PanelShape) {
  const panel = useSignal<{ readonly Panel: Panel } | null>(null);
  const isOpen = shape.wish.value !== null;
  useEffect(() => {
    if (!isOpen || panel.value !== null) return;
    import("./custom-run-panel.tsx").then(
      ({ CustomRunPanel }) => {
        panel.value = { Panel: CustomRunPanel };
      },
      () => {
        shape.wish.value = null;
        say(notLoaded());
      },
    );
  }, [isOpen]);
  if (!isOpen || panel.value === null) return null;
  const { Panel } = panel.value;
  return <Panel {...shape} />;
}

/** Ctrl and the apostrophe's key, whatever the layout says it types, run the samples from anywhere on the page. */
export function useSamplesKey(onPress: (() => void) | null): void {
  const press = useRef(onPress);
  press.current = onPress;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code !== "Quote" || !(event.ctrlKey || event.metaKey) || press.current === null) return;
      event.preventDefault();
      press.current();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
