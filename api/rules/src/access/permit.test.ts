import { describe, expect, it } from "vitest";
import { acts, permit } from "./permit.ts";
import { roles } from "./roles.ts";

const guest = null;
const as = (role: (typeof roles)[number], userId = "usr_1") => ({ role, userId });
const mine = { ownerId: "usr_1" };
const others = { ownerId: "usr_2" };

/** Who may: a letter for each of guest, student, teacher, setter, jury, admin; "-" where refused. */
function whoMay(act: (typeof acts)[number], thing?: { ownerId: string | null }): string {
  const letters = [...roles].map((role) => (permit(as(role), act, thing) === "allowed" ? role[0] : "-"));
  return (permit(guest, act, thing) === "allowed" ? "g" : "-") + letters.join("");
}

/** Every act, and who may do it to what is not theirs or is nobody's. */
const ofOthers = [
  ["contest.read", "gstsja"],
  ["contest.read-problems", "gstsja"],
  ["contest.read-problems-early", "----ja"],
  ["contest.change", "-----a"],
  ["board.read-public", "gstsja"],
  ["board.read-jury", "----ja"],
  ["language.list", "gstsja"],
  ["submission.send", "-stsja"],
  ["submission.read", "----ja"],
  ["submission.read-jury-notes", "----ja"],
  ["submission.list-own", "-stsja"],
  ["submission.list-all", "----ja"],
  ["submission.rejudge", "----ja"],
  ["custom-run.start", "-stsja"],
  ["custom-run.start-outside", "----ja"],
  ["custom-run.read", "------"],
  ["clarification.read-public", "gstsja"],
  ["clarification.read-all", "----ja"],
  ["clarification.ask", "-stsja"],
  ["clarification.answer", "----ja"],
  ["problem.push", "---s-a"],
  ["problem.list-own", "---sja"],
  ["problem.list-all", "----ja"],
  ["problem.change", "-----a"],
  ["problem.read-package", "----ja"],
  ["judge-host.read", "----ja"],
  ["judge-host.change", "-----a"],
  ["judging.read-attention", "----ja"],
  ["judging.pause", "----ja"],
  ["account.register", "gstsja"],
  ["account.change", "------"],
  ["token.make", "-stsja"],
  ["token.revoke", "-----a"],
] as const;

describe("rights", () => {
  it.each(ofOthers)("to %s on what is not theirs: %s", (act, who) => {
    expect(whoMay(act, others)).toBe(who);
    expect(whoMay(act)).toBe(who);
  });

  it.each([
    ["submission.read", "-stsja"],
    ["custom-run.start-outside", "---sja"],
    ["custom-run.read", "-stsja"],
    ["problem.change", "---s-a"],
    ["problem.read-package", "---sja"],
    ["account.change", "-stsja"],
    ["token.revoke", "-stsja"],
  ] as const)("to %s on their own: %s", (act, who) => {
    expect(whoMay(act, mine)).toBe(who);
  });

  it("are written down here for every act there is", () => {
    expect(ofOthers.map(([act]) => act).toSorted()).toEqual([...acts].toSorted());
  });

  it("never follow from nobody's ownership", () => {
    expect(permit(as("student"), "submission.read", { ownerId: null })).toBe("refused");
  });

  it("tell a guest to sign in and a person that signing in is not enough", () => {
    expect(permit(guest, "board.read-jury")).toBe("session-needed");
    expect(permit(as("student"), "board.read-jury")).toBe("refused");
  });
});
