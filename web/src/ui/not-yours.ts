/** The refusal the server would give to whoever is no official. */
export function notYours(isGuest: boolean) {
  const code = isGuest ? "session.required" : "access.refused";
  return { kind: "refused" as const, code, requestId: "", details: {} };
}
