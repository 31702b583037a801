import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grantedRoles, grantKinds, isGrantable } from "./grants.ts";
import { acts, actsOfRole, asksSecondFactor, isAmong, permit, permittedPlaces } from "./permit.ts";
import { roles } from "./roles.ts";

const guest = null;
const as = (role: (typeof roles)[number], userId = "usr_1") => ({ role, userId });
const mine = { ownerId: "usr_1" };
const others = { ownerId: "usr_2" };

const letterOf: Record<(typeof roles)[number], string> = {
  student: "s",
  teacher: "t",
  setter: "e",
  jury: "j",
  proctor: "p",
  support: "u",
  admin: "a",
};

/** Who may: a letter for each of guest, student, teacher, setter, jury, proctor, support (u), admin; "-" where refused. */
function whoMay(act: (typeof acts)[number], thing?: { ownerId: string | null }): string {
  const letters = [...roles].map((role) =>
    permit(as(role), act, thing) === "allowed" ? letterOf[role] : "-",
  );
  return (permit(guest, act, thing) === "allowed" ? "g" : "-") + letters.join("");
}

const anyPerson = fc.record({ userId: fc.constant("usr_1"), role: fc.constantFrom(...roles) });
const anyPlace = { kind: fc.constantFrom(...grantKinds), id: fc.constantFrom("one", "two", "three") };
const anyPlaces = fc.array(fc.record(anyPlace), { maxLength: 3 });
const anyGrants = fc.array(fc.record({ ...anyPlace, role: fc.constantFrom(...grantedRoles) }), {
  maxLength: 4,
});

/** Every act, and who may do it to what is not theirs or is nobody's. */
const ofOthers = [
  ["contest.read", "gstejpua"],
  ["contest.read-problems", "gstejpua"],
  ["contest.read-problems-early", "----j--a"],
  ["contest.read-drafts", "----j--a"],
  ["contest.make", "----j--a"],
  ["contest.change", "----j--a"],
  ["contest.manage-participants", "----j--a"],
  ["contest.adjust-penalty", "----j--a"],
  ["contest.watch-exam", "----jp-a"],
  ["balloon.carry", "----jp-a"],
  ["print.serve", "----jp-a"],
  ["print.read", "----j--a"],
  ["print.send", "-stejpua"],
  ["contest.take-part", "-stejpua"],
  ["board.read-public", "gstejpua"],
  ["board.read-jury", "----j--a"],
  ["language.list", "gstejpua"],
  ["submission.send", "-stejpua"],
  ["submission.read", "----j--a"],
  ["submission.read-jury-notes", "----j--a"],
  ["submission.list-own", "-stejpua"],
  ["submission.list-all", "----j--a"],
  ["submission.rejudge", "----j--a"],
  ["submission.decide", "----j--a"],
  ["custom-run.start", "-stejpua"],
  ["custom-run.start-outside", "----j--a"],
  ["custom-run.read", "--------"],
  ["clarification.read-public", "gstejpua"],
  ["clarification.read-all", "----j--a"],
  ["clarification.ask", "-stejpua"],
  ["clarification.answer", "----j--a"],
  ["file.upload-avatar", "-stejpua"],
  ["file.upload-lesson", "--te---a"],
  ["file.read", "--------"],
  ["file.remove", "--------"],
  ["problem.push", "---e---a"],
  ["problem.list-own", "---ej--a"],
  ["problem.list-all", "----j--a"],
  ["problem.change", "-------a"],
  ["problem.read-package", "----j--a"],
  ["judge-host.read", "----j--a"],
  ["judge-host.change", "-------a"],
  ["judging.read-attention", "----j--a"],
  ["judging.pause", "----j--a"],
  ["account.register", "gstejpua"],
  ["account.change", "--------"],
  ["second-factor.remove", "-------a"],
  ["second-factor.list-removals", "-------a"],
  ["second-factor.keep", "-------a"],
  ["token.make", "-stejpua"],
  ["token.revoke", "-------a"],
  ["user.list", "------ua"],
  ["user.read", "------ua"],
  ["user.end-sessions", "------ua"],
  ["user.end-admin-sessions", "-------a"],
  ["user.create", "-------a"],
  ["user.create-staff", "-------a"],
  ["user.change", "-------a"],
  ["user.change-role", "-------a"],
  ["user.block", "-------a"],
  ["user.give-password", "-------a"],
  ["user.merge", "-------a"],
  ["user.impersonate", "-------a"],
  ["user.export", "-------a"],
  ["user.erase", "-------a"],
  ["grant.give", "-------a"],
  ["grant.take-back", "-------a"],
  ["audit.read", "-------a"],
] as const;

describe("rights", () => {
  it.each(ofOthers)("to %s on what is not theirs: %s", (act, who) => {
    expect(whoMay(act, others)).toBe(who);
    expect(whoMay(act)).toBe(who);
  });

  it.each([
    ["submission.read", "-stejpua"],
    ["custom-run.start-outside", "---ej--a"],
    ["custom-run.read", "-stejpua"],
    ["problem.change", "---e---a"],
    ["problem.read-package", "---ej--a"],
    ["account.change", "-stejpua"],
    ["token.revoke", "-stejpua"],
    ["user.export", "-stejpua"],
  ] as const)("to %s on their own: %s", (act, who) => {
    expect(whoMay(act, mine)).toBe(who);
  });

  it("are written down here for every act there is", () => {
    expect(ofOthers.map(([act]) => act).toSorted()).toEqual([...acts].toSorted());
  });

  it("never follow from nobody's ownership", () => {
    expect(permit(as("student"), "submission.read", { ownerId: null })).toBe("refused");
  });

  it("of a granted role count where the thing lies, and nowhere else", () => {
    const jury = { ...as("student"), grants: [{ kind: "contest", id: "con_1", role: "jury" }] } as const;
    const within = (id: string) => ({ ownerId: "usr_2", places: [{ kind: "contest", id }] }) as const;

    expect(permit(jury, "submission.read", within("con_1"))).toBe("allowed");
    expect(permit(jury, "submission.read", within("con_2"))).toBe("refused");
    expect(permit(jury, "submission.read", others)).toBe("refused");
    expect(permit(jury, "judge-host.change", within("con_1"))).toBe("refused");
  });

  it("of an owner are a granted setter's too, on that problem", () => {
    const setter = { ...as("student"), grants: [{ kind: "problem", id: "prb_1", role: "setter" }] } as const;
    const problem = (id: string) => ({ ownerId: "usr_2", places: [{ kind: "problem", id }] }) as const;

    expect(permit(setter, "problem.change", problem("prb_1"))).toBe("allowed");
    expect(permit(setter, "problem.change", problem("prb_2"))).toBe("refused");
    expect(permit(setter, "problem.push")).toBe("refused");
  });

  it("never shrink by a grant, and never grow by one of another place", () => {
    fc.assert(
      fc.property(
        anyPerson,
        anyGrants,
        fc.constantFrom(...acts),
        anyPlaces,
        (person, grants, act, places) => {
          const thing = { ownerId: "usr_2", places };
          const without = permit(person, act, thing);
          const elsewhere = grants.filter(({ id }) => !places.some((place) => place.id === id));

          if (without === "allowed") expect(permit({ ...person, grants }, act, thing)).toBe("allowed");
          expect(permit({ ...person, grants: elsewhere }, act, thing)).toBe(without);
        },
      ),
    );
  });

  it("in many places at once are those in each of them", () => {
    const anyAct = fc.constantFrom(...acts);
    fc.assert(
      fc.property(anyPerson, anyGrants, anyAct, fc.record(anyPlace), (person, grants, act, place) => {
        const asker = { ...person, grants };
        const among = permittedPlaces(asker, act, place.kind);

        const there = permit(asker, act, { ownerId: null, places: [place] }) === "allowed";
        expect(isAmong(among, place.id)).toBe(there);
      }),
    );
    expect(permittedPlaces(guest, "contest.read-drafts", "contest")).toEqual([]);
  });

  it("tell a guest to sign in and a person that signing in is not enough", () => {
    expect(permit(guest, "board.read-jury")).toBe("session-needed");
    expect(permit(as("student"), "board.read-jury")).toBe("refused");
  });
});

describe("a second factor just proved", () => {
  it("is asked for exactly the acts that give power over others", () => {
    expect(acts.filter((act) => asksSecondFactor(as("admin"), act, others))).toEqual([
      "second-factor.remove",
      "user.create-staff",
      "user.change-role",
      "user.block",
      "user.give-password",
      "user.merge",
      "user.impersonate",
      "user.export",
      "user.erase",
      "grant.give",
      "grant.take-back",
    ]);
  });

  it("is not asked of whoever takes along what is kept of themselves, be they an admin or not", () => {
    for (const role of roles) expect(asksSecondFactor(as(role), "user.export", mine)).toBe(false);
    expect(asksSecondFactor(guest, "user.export", others)).toBe(true);
  });

  it("is asked for their own account too where being its owner gives no right", () => {
    expect(asksSecondFactor(as("admin"), "user.change-role", mine)).toBe(true);
  });
});

describe("a grant", () => {
  it("is of roles that mean something in its place", () => {
    const table = grantKinds.map((kind) => [kind, grantedRoles.filter((role) => isGrantable(role, kind))]);

    expect(Object.fromEntries(table)).toEqual({
      direction: ["teacher"],
      course: ["teacher"],
      problem: ["setter"],
      contest: ["setter", "jury", "proctor", "runner"],
    });
  });
});

describe("what a role may do to everything", () => {
  it("is each act it may do to what is nobody's, whatever grants the person has besides", () => {
    fc.assert(
      fc.property(anyPerson, anyGrants, (person, grants) => {
        const allowed = acts.filter((act) => permit({ ...person, grants }, act) === "allowed");
        expect(actsOfRole(person.role)).toEqual(allowed);
      }),
    );
  });
});
