import { useId } from "preact/hooks";
import { type ProofAsked, proofAsked } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/security.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FactorDialog } from "./factor-dialog.tsx";
import { ProofForm } from "./proof-form.tsx";

/** Asks the owner to show that it is them. Closing it leaves everything as it was. */
export function ProofDialog() {
  const asked = proofAsked.value;
  return (
    <>
      <CodeOrPassword asked={asked !== null && asked.wish !== "factor" ? asked : null} />
      <FactorDialog asked={asked !== null && asked.wish === "factor" ? asked : null} />
    </>
  );
}

function CodeOrPassword({ asked }: { readonly asked: ProofAsked | null }) {
  const formId = useId();
  return (
    <Dialog
      isOpen={asked !== null}
      title={words.proofTitle()}
      onClose={() => asked?.end(false)}
      actions={
        <>
          <Button onClick={() => asked?.end(false)}>{words.cancel()}</Button>
          <Button look="solid" type="submit" form={formId}>
            {words.prove()}
          </Button>
        </>
      }
    >
      {asked !== null && (
        <ProofForm
          by={asked.wish === "code" ? "code" : "password"}
          formId={formId}
          onProven={() => asked.end(true)}
        />
      )}
    </Dialog>
  );
}
