import type { ComponentProps, RefObject } from "preact";
import { useRef } from "preact/hooks";
import { Button } from "./button.tsx";

interface InputShape {
  /** As the browser's picker narrows by it: ".csv,text/csv". */
  readonly accept?: string;
  readonly isMany?: boolean;
  onFiles(files: readonly File[]): void;
}

/** The browser's own file field, out of sight: buttons press it, so that they look and read like all others. */
export function FileInput({
  opener,
  accept,
  isMany = false,
  onFiles,
}: InputShape & { readonly opener: RefObject<HTMLInputElement | null> }) {
  return (
    <input
      ref={opener}
      type="file"
      class="said"
      tabIndex={-1}
      aria-hidden="true"
      accept={accept}
      multiple={isMany}
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])];
        // The same file chosen again, mended meanwhile, must count as a choice.
        currentTarget.value = "";
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}

type ButtonShape = Omit<ComponentProps<typeof Button>, "onClick" | "aria-busy">;

/** A button that lets one file be chosen. While busy it keeps its place for the keyboard, and opens nothing. */
export function FileButton({
  accept,
  isBusy = false,
  onFile,
  ...button
}: ButtonShape & { readonly accept?: string; readonly isBusy?: boolean; onFile(file: File): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <FileInput opener={input} accept={accept} onFiles={([file]) => file && onFile(file)} />
      <Button {...button} aria-busy={isBusy} onClick={() => isBusy || input.current?.click()} />
    </>
  );
}
