import type { LetterLanguages } from "./letter-shape.ts";

/** Letters about the second step of signing in. */
export const factorLetterWords = {
  "second-factor-on": {
    uz: {
      subject: "Bilimdon: ikki bosqichli kirish yoqildi",
      lines: [
        "{login} hisobida ikki bosqichli kirish yoqildi: endi parol bilan birga telefondagi kod ham soʻraladi.",
        "Buni siz qilmagan boʻlsangiz, parolni darhol almashtiring va tashkilotchilarga yozing.",
      ],
      link: null,
    },
    ru: {
      subject: "Bilimdon: включён вход в два шага",
      lines: [
        "Для учётной записи {login} включён вход в два шага: кроме пароля нужен код с телефона.",
        "Если это были не вы, сразу смените пароль и напишите организаторам.",
      ],
      link: null,
    },
    en: {
      subject: "Bilimdon: two-step sign-in is on",
      lines: [
        "Two-step sign-in was turned on for the account {login}: besides the password a code from the phone is asked.",
        "If it was not you, change the password at once and write to the organisers.",
      ],
      link: null,
    },
  },
  "second-factor-off": {
    uz: {
      subject: "Bilimdon: ikki bosqichli kirish oʻchirildi",
      lines: [
        "{login} hisobida ikki bosqichli kirish oʻchirildi: kirish uchun parolning oʻzi yetadi.",
        "Buni siz qilmagan yoki soʻramagan boʻlsangiz, parolni darhol almashtiring va tashkilotchilarga yozing.",
      ],
      link: null,
    },
    ru: {
      subject: "Bilimdon: вход в два шага выключен",
      lines: [
        "Для учётной записи {login} вход в два шага выключен: для входа достаточно пароля.",
        "Если вы этого не делали и не просили, сразу смените пароль и напишите организаторам.",
      ],
      link: null,
    },
    en: {
      subject: "Bilimdon: two-step sign-in is off",
      lines: [
        "Two-step sign-in was turned off for the account {login}: the password alone opens it.",
        "If you neither did nor asked this, change the password at once and write to the organisers.",
      ],
      link: null,
    },
  },
  "second-factor-removal-asked": {
    uz: {
      subject: "Bilimdon: ikkinchi bosqichni olib tashlash soʻraldi",
      lines: [
        "Administrator {login} hisobining ikki bosqichli kirishini olib tashlashni soʻradi: kod chiqaradigan telefon yoʻqolgan deb aytilgan. Ikkinchi administrator rozi boʻlsa, kirish uchun parolning oʻzi yetadi.",
        "Buni siz soʻramagan boʻlsangiz, darhol tashkilotchilarga yozing: hali hech narsa oʻzgarmadi.",
      ],
      link: null,
    },
    ru: {
      subject: "Bilimdon: просят убрать второй шаг входа",
      lines: [
        "Администратор просит убрать вход в два шага у учётной записи {login}: сообщили, что телефон с кодами утерян. Если согласится второй администратор, для входа будет достаточно пароля.",
        "Если вы об этом не просили, сразу напишите организаторам: пока ничего не изменено.",
      ],
      link: null,
    },
    en: {
      subject: "Bilimdon: somebody asks to take your second step off",
      lines: [
        "An administrator asks to take two-step sign-in off the account {login}, since the phone with its codes is said to be lost. If a second administrator agrees, the password alone will open it.",
        "If you did not ask for this, write to the organisers at once: nothing has changed yet.",
      ],
      link: null,
    },
  },
  "second-factor-removed": {
    uz: {
      subject: "Bilimdon: ikki bosqichli kirish olib tashlandi",
      lines: [
        "Ikki administrator {login} hisobining ikki bosqichli kirishini olib tashladi, barcha qurilmalardagi kirishlar yopildi. Kirish uchun parolning oʻzi yetadi.",
        "Kirgach, ikki bosqichli kirishni yangi telefonda yana yoqing. Siz soʻramagan boʻlsangiz, parolni darhol almashtiring va tashkilotchilarga yozing.",
      ],
      link: null,
    },
    ru: {
      subject: "Bilimdon: вход в два шага убран",
      lines: [
        "Два администратора убрали вход в два шага у учётной записи {login}, входы на всех устройствах закрыты. Для входа достаточно пароля.",
        "Войдя, включите вход в два шага на новом телефоне. Если вы об этом не просили, сразу смените пароль и напишите организаторам.",
      ],
      link: null,
    },
    en: {
      subject: "Bilimdon: two-step sign-in was taken off",
      lines: [
        "Two administrators have taken two-step sign-in off the account {login}, and every device was signed out. The password alone opens it.",
        "Once signed in, turn it on again with the new phone. If you did not ask for this, change the password at once and write to the organisers.",
      ],
      link: null,
    },
  },
  "recovery-code-used": {
    uz: {
      subject: "Bilimdon: zaxira kodi ishlatildi",
      lines: [
        "{login} hisobiga zaxira kodi bilan kirildi. Qolgan kodlar: {left}.",
        "Buni siz qilmagan boʻlsangiz, parolni darhol almashtiring va yangi kodlar oling.",
      ],
      link: null,
    },
    ru: {
      subject: "Bilimdon: использован запасной код",
      lines: [
        "В учётную запись {login} вошли по запасному коду. Осталось кодов: {left}.",
        "Если это были не вы, сразу смените пароль и получите новые коды.",
      ],
      link: null,
    },
    en: {
      subject: "Bilimdon: a recovery code was used",
      lines: [
        "The account {login} was opened by a recovery code. Codes left: {left}.",
        "If it was not you, change the password at once and get new codes.",
      ],
      link: null,
    },
  },
} as const satisfies Readonly<Record<string, LetterLanguages>>;
