import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCyrillic } from "./to-cyrillic.ts";
import { toLatin } from "./to-latin.ts";

/** Latin and Cyrillic of one word; both ways must hold. */
const words = `
  oʻquvchi ўқувчи · oʻqituvchi ўқитувчи · gʻildirak ғилдирак · togʻ тоғ · bogʻ боғ · Ulugʻbek Улуғбек · toʻgʻri тўғри
  yoʻl йўл · yoʻq йўқ · yoʻlovchi йўловчи · Yoʻldosh Йўлдош · roʻyxat рўйхат · boʻyicha бўйича · qoʻyilgach қўйилгач
  shahar шаҳар · mashhur машҳур · choynak чойнак · chechak чечак · ishchi ишчи · tong тонг · singil сингил
  yangi янги · yengil енгил · teng тенг · dengiz денгиз · eshik эшик · ertalab эрталаб · esa эса · ekran экран
  kecha кеча · sekin секин · poema поэма · poeziya поэзия · aeroport аэропорт · element элемент · elektron электрон
  yer ер · yechim ечим · yetti етти · qayerda қаерда · poyezd поезд · Yevropa Европа · tekshiruv текширув
  yil йил · keyin кейин · qiyin қийин · mayda майда · oyna ойна · joy жой · loyiha лойиҳа · tayyor тайёр
  yosh ёш · daryo дарё · dunyo дунё · yoki ёки · sayohat саёҳат · jarayon жараён · quyosh қуёш · oyoq оёқ
  yuz юз · uyum уюм · yubordim юбордим · dyuym дюйм · byudjet бюджет · yaxshi яхши · tarbiya тарбия · uya уя
  maʼno маъно · eʼlon эълон · sanʼat санъат · taʼlim таълим · yaʼni яъни · sheʼr шеър · shuʼba шуъба · inʼom инъом
  Isʼhoq Исҳоқ · asʼhob асҳоб · koeffitsiyent коэффициент · kompilyatsiya компиляция · militsiya милиция
  funksiya функция · aksiya акция · seksiya секция · konferensiya конференция · pensiya пенсия · versiya версия
  protsessor процессор · protsent процент · litsey лицей · matritsa матрица · sikl цикл · abzats абзац · sotsial социал
  ketsa кетса · aytsin айтсин · yetsa етса · yotsin ётсин
  obyekt объект · subyekt субъект · pyesa пьеса · premyera премьера · kompyuter компьютер · filtr фильтр
  parol пароль · model модель · modul модуль · aprel апрель · sentyabr сентябрь · yanvar январь · kalkulyator калькулятор
  moʻjiza мўъжиза · hukm ҳукм · xotira хотира · hakam ҳакам · Xorazm Хоразм · Jizzax Жиззах · qovun қовун
  Qashqadaryo Қашқадарё · Shahrisabz Шаҳрисабз · Chorsu Чорсу · Oʻzbekiston Ўзбекистон · Gʻijduvon Ғиждувон
  Yakkasaroy Яккасарой · Yunusobod Юнусобод · Eʼlon Эълон · avgust август · server сервер · konteyner контейнер
`;
const pairs = words
  .split(/[·\n]/)
  .map((pair) => pair.trim().split(" "))
  .flatMap(([latin, cyrillic]) => (latin && cyrillic ? [[latin, cyrillic] as const] : []));

describe("Uzbek in Cyrillic", () => {
  it.each(pairs)("writes %s as %s and reads it back", (latin, cyrillic) => {
    expect(toCyrillic(latin)).toBe(cyrillic);
    expect(toLatin(cyrillic)).toBe(latin);
  });

  it.each([
    ["OʻZBEKISTON", "ЎЗБЕКИСТОН"],
    ["Yoʻl", "Йўл"],
    ["YOʻL", "ЙЎЛ"],
    ["TOʻGʻRI", "ТЎҒРИ"],
    ["256 MB", "256 МБ"],
  ])("keeps capitals where %s has them", (latin, cyrillic) => {
    expect(toCyrillic(latin)).toBe(cyrillic);
  });

  it.each(["o'g'il", "o‘g‘il", "o’g’il", "o`g`il", "oʻgʻil"])("reads the apostrophe of %s", (typed) => {
    expect(toCyrillic(typed)).toBe("ўғил");
  });

  it("reads an apostrophe after another letter as ъ whichever was typed", () => {
    expect(toCyrillic("ma'no ma’no maʼno")).toBe("маъно маъно маъно");
  });

  it("takes a quote after o or g for a quote where the word began with one", () => {
    expect(toCyrillic("'dialog' va ‘dialog’")).toBe("'диалог' ва ‘диалог’");
  });

  it.each([
    ["parolni", "паролни"],
    ["modullar", "модуллар"],
    ["sentyabrda", "сентябрда"],
    ["filtrlar", "фильтрлар"],
    ["kompyuterda", "компьютерда"],
  ])("drops ь at the end of a stem before an ending: %s", (latin, cyrillic) => {
    expect(toCyrillic(latin)).toBe(cyrillic);
  });
});

describe("what is not Uzbek stays Latin:", () => {
  it.each([
    "AC WA TLE MLE RTE CE",
    "C++17 C# C",
    "Python, PyPy, Java, Go",
    "ism@misol.uz",
    "https://misol.uz/c/bahor?til=uz",
    "problem.yaml tests.tar.gz",
    "/etc/passwd /dev/shm",
    "stdin, stdout",
    "UTF-8 SHA256 x1 max_flow",
    "{login}",
    "--json",
    "Docker Windows cgroup",
    "n k A",
    "GitHub JavaScript",
    "YES NO",
  ])("%s", (text) => {
    expect(toCyrillic(text)).toBe(text);
  });

  it.each([
    ["Pythonda yozing", "Pythonда ёзинг"],
    ["Pythonʼda, cgroupʼi", "Pythonʼда, cgroupʼи"],
    ["Javani tanlang", "Javaни танланг"],
    ["{name}ning hisobi", "{name}нинг ҳисоби"],
    ["{login} hisobi, ism@misol.uz manzili", "{login} ҳисоби, ism@misol.uz манзили"],
    ["14-oʻrin, 10ta", "14-ўрин, 10та"],
    ["A masala: u tayyor", "A масала: у тайёр"],
    ["va/yoki", "ва/ёки"],
    ["Ctrl va Enter tugmasi", "Ctrl ва Enter тугмаси"],
    ["Nomi (slug) yoki id", "Номи (slug) ёки id"],
    ["Qaysi hisobga (usr_…)", "Қайси ҳисобга (usr_…)"],
    ["Men bildim, idish ham", "Мен билдим, идиш ҳам"],
    ["Alti tabiiy son", "Алти табиий сон"],
  ])("but Uzbek around it does not: %s", (latin, written) => {
    expect(toCyrillic(latin)).toBe(written);
  });
});

it("takes a first e for э, but not where a word goes on", () => {
  expect(toCyrillic("eski")).toBe("эски");
  expect(toCyrillic("eski", { isInWord: true })).toBe("ески");
});

it("leaves text without Latin letters as it is, and its own output too", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pairs.map(([, cyrillic]) => cyrillic), " ", "42", "—")),
      (parts) => {
        const text = parts.join("");
        expect(toCyrillic(text)).toBe(text);
      },
    ),
  );
});

it.each([
  ["any text", fc.string({ unit: "binary", maxLength: 200 })],
  [
    "whatever of what it looks for",
    fc
      .array(fc.constantFrom(..."oʻ g' { } @ . / _ - C++ so sh\n \n й 😀 \" # 7 x:// --a".split(" ")))
      .map((parts) => parts.join("")),
  ],
])("finishes on %s and keeps every line of it", (_name, texts) => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(toCyrillic(text).split("\n")).toHaveLength(text.split("\n").length);
    }),
  );
});

it("leaves a word longer than any of Uzbek as it is", () => {
  expect(toCyrillic("ab".repeat(40))).toBe("ab".repeat(40));
});
