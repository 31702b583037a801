import type { LetterName } from "../db/add-mail.ts";
import { factorLetterWords } from "./factor-letter-words.ts";
import type { LetterLanguages } from "./letter-shape.ts";

/** Every letter in every language. First what happened, then what it means, then what to do. */
export const letterWords: Readonly<Record<LetterName, LetterLanguages>> = {
  ...factorLetterWords,
  "reset-password": {
    uz: {
      subject: "Bilimdon: yangi parol qoʻyish",
      lines: [
        "{login} hisobi uchun yangi parol soʻraldi. Quyidagi havola 15 daqiqa ishlaydi va bir marta ochiladi.",
        "Siz soʻramagan boʻlsangiz, hech narsa qilmang: parol oʻzgarmadi.",
      ],
      link: "Yangi parol qoʻyish",
    },
    ru: {
      subject: "Bilimdon: новый пароль",
      lines: [
        "Для учётной записи {login} запросили новый пароль. Ссылка действует 15 минут и открывается один раз.",
        "Если это были не вы, ничего не делайте: пароль не изменён.",
      ],
      link: "Задать новый пароль",
    },
    en: {
      subject: "Bilimdon: set a new password",
      lines: [
        "A new password was asked for the account {login}. The link works for 15 minutes and opens once.",
        "If it was not you, do nothing: the password is unchanged.",
      ],
      link: "Set a new password",
    },
  },
  "confirm-email": {
    uz: {
      subject: "Bilimdon: pochta manzilini tasdiqlang",
      lines: [
        "Bu manzil {login} hisobiga yozildi. Tasdiqlash uchun havolani oching, u 24 soat ishlaydi.",
        "Siz yozmagan boʻlsangiz, hech narsa qilmang: manzil qoʻshilmaydi.",
      ],
      link: "Manzilni tasdiqlash",
    },
    ru: {
      subject: "Bilimdon: подтвердите адрес почты",
      lines: [
        "Этот адрес указан для учётной записи {login}. Чтобы подтвердить его, откройте ссылку, она действует 24 часа.",
        "Если это были не вы, ничего не делайте: адрес не будет добавлен.",
      ],
      link: "Подтвердить адрес",
    },
    en: {
      subject: "Bilimdon: confirm your e-mail address",
      lines: [
        "This address was given for the account {login}. Open the link to confirm it; it works for 24 hours.",
        "If it was not you, do nothing: the address will not be added.",
      ],
      link: "Confirm the address",
    },
  },
  "email-changed": {
    uz: {
      subject: "Bilimdon: pochta manzili oʻzgardi",
      lines: [
        "{login} hisobining pochta manzili oʻzgartirildi. Xatlar endi bu manzilga kelmaydi.",
        "Buni siz qilmagan boʻlsangiz, parolni darhol almashtiring va tashkilotchilarga yozing.",
      ],
      link: null,
    },
    ru: {
      subject: "Bilimdon: адрес почты изменён",
      lines: [
        "Адрес почты учётной записи {login} изменён. Письма сюда больше не придут.",
        "Если это были не вы, сразу смените пароль и напишите организаторам.",
      ],
      link: null,
    },
    en: {
      subject: "Bilimdon: your e-mail address was changed",
      lines: [
        "The e-mail address of the account {login} was changed. Letters no longer come here.",
        "If it was not you, change the password at once and write to the organisers.",
      ],
      link: null,
    },
  },
  "password-changed": {
    uz: {
      subject: "Bilimdon: parol oʻzgardi",
      lines: [
        "{login} hisobining paroli oʻzgartirildi, boshqa qurilmalardagi kirishlar yopildi.",
        "Buni siz qilmagan boʻlsangiz, kirish sahifasida yangi parol soʻrang va tashkilotchilarga yozing.",
      ],
      link: null,
    },
    ru: {
      subject: "Bilimdon: пароль изменён",
      lines: [
        "Пароль учётной записи {login} изменён, входы на других устройствах закрыты.",
        "Если это были не вы, запросите новый пароль на странице входа и напишите организаторам.",
      ],
      link: null,
    },
    en: {
      subject: "Bilimdon: your password was changed",
      lines: [
        "The password of the account {login} was changed, and other devices were signed out.",
        "If it was not you, ask for a new password on the sign-in page and write to the organisers.",
      ],
      link: null,
    },
  },
  "email-taken": {
    uz: {
      subject: "Bilimdon: manzilingiz boshqa hisobga yozildi",
      lines: [
        "Kimdir sizning manzilingizni boshqa hisobga yozdi. U sizning {login} hisobingizda qoladi, hech narsa oʻzgarmadi.",
      ],
      link: null,
    },
    ru: {
      subject: "Bilimdon: ваш адрес указали для другой учётной записи",
      lines: [
        "Кто-то указал ваш адрес для другой учётной записи. Он остаётся у вашей записи {login}, ничего не изменилось.",
      ],
      link: null,
    },
    en: {
      subject: "Bilimdon: your address was given for another account",
      lines: [
        "Somebody gave your address for another account. It stays with your account {login}; nothing was changed.",
      ],
      link: null,
    },
  },
  welcome: {
    uz: {
      subject: "Bilimdon: xush kelibsiz",
      lines: [
        "Manzilingiz tasdiqlandi, {login} hisobi ochiq.",
        "Endi musobaqalarda qatnashish va masala yechish mumkin.",
      ],
      link: "Musobaqalarni koʻrish",
    },
    ru: {
      subject: "Bilimdon: добро пожаловать",
      lines: [
        "Ваш адрес подтверждён, учётная запись {login} открыта.",
        "Теперь можно участвовать в соревнованиях и решать задачи.",
      ],
      link: "Посмотреть соревнования",
    },
    en: {
      subject: "Bilimdon: welcome",
      lines: [
        "Your address is confirmed, and the account {login} is open.",
        "You can now take part in contests and solve problems.",
      ],
      link: "See the contests",
    },
  },
};
