import { describe, expect, it } from "vitest";
import { checkPassword, type PasswordProfile } from "./check-password.ts";

const faultsOf = (password: string, profile: PasswordProfile = "composition") =>
  checkPassword({ password, profile, ownNames: ["lola.karimova", "Lola Karimova", "karimova2009@mail.uz"] });

describe("a new password", () => {
  it.each([
    "Anor-daraxti7",
    "Parvona#8",
    "Tögay_shamol1",
    "Gulxan 42 uchqun!",
    `Aa1-${"uzoqyol".repeat(17)}xyz12`,
  ])("of eight characters and four kinds is taken, whatever the sign: %s", (password) => {
    expect(faultsOf(password)).toEqual([]);
  });

  it.each([
    ["Ab1-xyz", ["too-short"]],
    ["GULXAN-42", ["no-lower"]],
    ["gulxan-42", ["no-upper"]],
    ["Gulxan-uy", ["no-digit"]],
    ["Gulxan427", ["no-special"]],
    [`Aa1-${"uzoqyol".repeat(18)}`, ["too-long"]],
    ["", ["too-short", "no-lower", "no-upper", "no-digit", "no-special", "common"]],
  ] as const)("is refused with everything that is wrong with it: %s", (password, faults) => {
    expect(faultsOf(password)).toEqual(faults);
  });

  it.each([
    "Parol-2026!",
    "P@r0l-2026",
    "Toshkent_1",
    "Oʻzbekiston-1",
    "Qwerty12345!",
    "Aaaa1111----",
    "Пароль-1",
    "1Qaz2wsx!",
  ])("is refused when a guesser tries it first, however it is dressed up: %s", (password) => {
    expect(faultsOf(password)).toEqual(["common"]);
  });

  it.each(["Karimova-77", "x!KARIMOVA9y", "lola.Karimova1"])(
    "may not hold the person's own name: %s",
    (password) => {
      expect(faultsOf(password)).toEqual(["own-name"]);
    },
  );

  it("of the nist profile is long instead of mixed", () => {
    expect(faultsOf("tepada oq bulutlar", "nist")).toEqual([]);
    expect(faultsOf("tepada oq bulu", "nist")).toEqual(["too-short"]);
    expect(faultsOf("qwertyuiopqwertyuiop", "nist")).toEqual(["common"]);
  });

  it("is counted in characters, not in their bytes or marks", () => {
    expect(faultsOf("A1-o\u0308zga")).toEqual(["too-short"]);
    expect(faultsOf("A1-ozga🙂")).toEqual([]);
  });
});
