import { useRef } from "preact/hooks";
import { ErrorBoundary, lazy } from "preact-iso";
import { proofAsked } from "../client/with-proof.ts";

const ProofDialog = lazy(() =>
  import("../features/account/proof-dialog.tsx").then((file) => file.ProofDialog),
);

/** The dialog that asks who sits here, beside every page. Brought when first wanted, and kept: focus goes back by it. */
export function ProofDoor() {
  const isWanted = useRef(false);
  if (proofAsked.value !== null) isWanted.current = true;
  return <ErrorBoundary>{isWanted.current && <ProofDialog />}</ErrorBoundary>;
}
