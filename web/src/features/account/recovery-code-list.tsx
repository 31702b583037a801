import { useEffect, useRef } from "preact/hooks";
import * as words from "../../generated/messages/security.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";

interface ListShape {
  readonly codes: readonly string[];
  onSaved(): void;
}

/** The recovery codes, this once. */
export function RecoveryCodeList({ codes, onSaved }: ListShape) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div class="grid max-w-[620px] justify-items-start gap-3">
      <h2 ref={head} tabIndex={-1}>
        {words.codesTitle()}
      </h2>
      <p>{words.codesLead()}</p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <CopyButton text={codes.join("\n")} label={words.codesTitle()} />
      <Button look="solid" onClick={onSaved}>
        {words.codesSaved()}
      </Button>
    </div>
  );
}
