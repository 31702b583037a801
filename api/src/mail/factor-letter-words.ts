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
  "phone-added": {
    uz: {
      subject: "Bilimdon: telefon raqami qoʻshildi",
      lines: [
        "{login} hisobiga {ending} bilan tugaydigan telefon raqami qoʻshildi: kirish kodlari endi unga SMS bilan ham boradi.",
        "Buni siz qilmagan boʻlsangiz, parolni darhol almashtiring va tashkilotchilarga yozing.",
      ],
      link: null,
    },
    ru: {
      subject: "Bilimdon: добавлен номер телефона",
      lines: [
        "К учётной записи {login} добавлен номер телефона, который заканчивается на {ending}: коды для входа теперь приходят и на него по SMS.",
        "Если это были не вы, сразу смените пароль и напишите организаторам.",
      ],
      link: null,
    },
    en: {
      subject: "Bilimdon: a phone number was added",
      lines: [
        "A phone number ending in {ending} was added to the account {login}: sign-in codes now go there by SMS too.",
        "If it was not you, change the password at once and write to the organisers.",
      ],
      link: null,
    },
  },
  "phone-removed": {
    uz: {
      subject: "Bilimdon: telefon raqami olib tashlandi",
      lines: [
        "{login} hisobidan telefon raqami olib tashlandi: SMS bilan kod endi kelmaydi. Kod ilovasi ishlayveradi.",
        "Buni siz qilmagan boʻlsangiz, parolni darhol almashtiring va tashkilotchilarga yozing.",
      ],
      link: null,
    },
    ru: {
      subject: "Bilimdon: номер телефона убран",
      lines: [
        "У учётной записи {login} убран номер телефона: коды по SMS больше не приходят. Приложение для кодов работает как прежде.",
        "Если это были не вы, сразу смените пароль и напишите организаторам.",
      ],
      link: null,
    },
    en: {
      subject: "Bilimdon: the phone number was taken off",
      lines: [
        "The phone number was taken off the account {login}: codes no longer come by SMS. The code app works as before.",
        "If it was not you, change the password at once and write to the organisers.",
      ],
      link: null,
    },
  },
} as const satisfies Readonly<Record<string, LetterLanguages>>;
