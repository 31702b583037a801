import type { SecondFactorStart } from "@bilimdon/contracts/http/second-factor";
import * as words from "../../generated/messages/security.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { proofFaultWords } from "./proof-form.tsx";
import { SixDigitsForm } from "./six-digits-form.tsx";

interface SetUpShape {
  readonly start: SecondFactorStart;
  onCancel(): void;
  onDone(recoveryCodes: readonly string[]): void;
}

/** Shows the secret to a code generator and takes the first code of it. */
export function FactorSetUp({ start, onCancel, onDone }: SetUpShape) {
  const { size, path } = start.square;
  return (
    <SixDigitsForm
      path="/api/me/second-factor"
      word={words.confirm()}
      others={<Button onClick={onCancel}>{words.cancel()}</Button>}
      faultWords={proofFaultWords}
      onDone={onDone}
    >
      <div>
        <h2>{words.scanTitle()}</h2>
        <p class="mt-1 text-ink-2">{words.scanText()}</p>
      </div>
      <svg class="square-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.squareLabel()}>
        <path d={path} />
      </svg>
      <div>
        <p class="text-13 text-ink-2">{words.secret()}</p>
        <p class="secret-letters">{start.secret.replace(/(.{4})(?=.)/g, "$1 ")}</p>
        <CopyButton text={start.secret} label={words.secret()} />
      </div>
      <h2>{words.codeTitle()}</h2>
    </SixDigitsForm>
  );
}
