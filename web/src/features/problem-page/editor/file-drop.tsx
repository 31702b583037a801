import { useSignal } from "@preact/signals";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { dropHere } from "../../../generated/messages/sending.ts";
import { FileInput } from "../../../ui/file-button.tsx";

interface DropShape {
  readonly fileButton: RefObject<HTMLInputElement | null>;
  /** Several files at once are taken; else the first of them alone. */
  readonly isMany?: boolean;
  readonly children: ComponentChildren;
  onFiles(files: readonly File[]): void;
}

/** Takes files dropped anywhere on the pane, and holds the input that the file buttons press. */
export function FileDrop({ fileButton, isMany = false, children, onFiles }: DropShape) {
  const pane = useRef<HTMLDivElement>(null);
  const isOver = useSignal(false);
  const taken = (files: readonly File[]) => {
    const list = files.slice(0, isMany ? mostFiles : 1);
    if (list.length > 0) onFiles(list);
  };
  const take = useRef(taken);
  take.current = taken;
  useEffect(() => {
    const { current } = pane;
    if (current === null) return;
    return listenForFiles(current, {
      onOver: (over) => {
        isOver.value = over;
      },
      onFiles: (files) => take.current(files),
    });
  }, []);
  return (
    <div class="file-drop" ref={pane}>
      <FileInput opener={fileButton} isMany={isMany} onFiles={taken} />
      {children}
      {isOver.value && <p class="drop-here">{dropHere()}</p>}
    </div>
  );
}

const mostFiles = 10_000;

/** In the capture phase, before the editor would type the file's text in at the cursor. @returns stop */
function listenForFiles(
  pane: HTMLElement,
  { onOver, onFiles }: { onOver(isOver: boolean): void; onFiles(files: readonly File[]): void },
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
      onFiles([...(event.dataTransfer?.files ?? [])]);
    },
    options,
  );
  return () => stop.abort();
}
