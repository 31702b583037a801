import { useSignal } from "@preact/signals";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { dropHere } from "../../../generated/messages/problem.ts";

interface DropShape {
  readonly fileButton: RefObject<HTMLInputElement | null>;
  readonly children: ComponentChildren;
  onFile(file: File): void;
}

/** Takes a file dropped anywhere on the pane, and holds the input that the file buttons press. */
export function FileDrop({ fileButton, children, onFile }: DropShape) {
  const pane = useRef<HTMLDivElement>(null);
  const isOver = useSignal(false);
  const take = useRef(onFile);
  take.current = onFile;
  useEffect(() => {
    const { current } = pane;
    if (current === null) return;
    return listenForFiles(current, {
      onOver: (over) => {
        isOver.value = over;
      },
      onFile: (file) => take.current(file),
    });
  }, []);
  return (
    <div class="file-drop" ref={pane}>
      <input
        ref={fileButton}
        type="file"
        class="said"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file chosen again, changed meanwhile, must count as a choice.
          event.currentTarget.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
      {children}
      {isOver.value && <p class="drop-here">{dropHere()}</p>}
    </div>
  );
}

/** In the capture phase, before the editor would type the file's text in at the cursor. @returns stop */
function listenForFiles(
  pane: HTMLElement,
  { onOver, onFile }: { onOver(isOver: boolean): void; onFile(file: File): void },
): () => void {
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  // A field that takes files of its own, such as an input to try, is left to itself.
  const isElsewhere = ({ target }: DragEvent) =>
    target instanceof Element && target.closest("[data-takes-files]") !== null;
  const carriesFile = (event: DragEvent) =>
    event.dataTransfer?.types.includes("Files") === true && !isElsewhere(event);
  pane.addEventListener(
    "dragover",
    (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      onOver(true);
    },
    options,
  );
  pane.addEventListener(
    "dragleave",
    ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && pane.contains(relatedTarget))) onOver(false);
    },
    options,
  );
  pane.addEventListener(
    "drop",
    (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      event.stopPropagation();
      onOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) onFile(file);
    },
    options,
  );
  return () => stop.abort();
}
