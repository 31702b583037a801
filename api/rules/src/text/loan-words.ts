/**
 * Stems whose Cyrillic spelling the letters alone do not give: ц that Latin writes s, ь and ъ that it leaves out.
 * Whatever follows the stem is written by the letters; ь at the end of a stem falls before an ending
 * (пароль, паролни), as Uzbek orthography has it.
 */
const pairs = `
  yanvar январь · fevral февраль · aprel апрель · iyun июнь · iyul июль · sentabr сентябрь · sentyabr сентябрь
  oktabr октябрь · oktyabr октябрь · noyabr ноябрь · dekabr декабрь
  parol пароль · rol роль · model модель · modul модуль · profil профиль · detal деталь · medal медаль
  festival фестиваль · avtomobil автомобиль · mobil мобиль · duel дуэль · rubl рубль · byulleten бюллетень
  gospital госпиталь · spektakl спектакль · sirkul циркуль · vertikal вертикаль · gorizontal горизонталь
  filtr фильтр · film фильм · multfilm мультфильм · albom альбом · kalkul калькул · ultra ультра · multi мульти
  feldsher фельдшер · palto пальто · kompyuter компьютер · intervyu интервью · batalyon батальон
  pochtalyon почтальон · medalyon медальон · kanyon каньон · seryoz серьёз
  obyekt объект · subyekt субъект · syezd съезд · adyutant адъютант · inyeksiya инъекция · konyunktura конъюнктура
  konveyer конвейер · foye фойе · refleksiya рефлексия
  sikl цикл · sement цемент · senzura цензура · sitata цитата · silindr цилиндр · sifr цифр
  konsert концерт · konsentr концентр · konsepsiya концепция · prinsip принцип · aksent акцент · vaksina вакцина
  opsiya опция · porsiya порция · proporsiya пропорция · stansiya станция · distansiya дистанция
  instansiya инстанция · kvitansiya квитанция · konferensiya конференция · tendensiya тенденция
  kompetensiya компетенция · provinsiya провинция · abzats абзац · prots проц · sots соц · litsey лицей
  litsenz лиценз · dotsent доцент · ofitser офицер · retsept рецепт · detsi деци · matritsa матрица · ratsion рацион
  moʻjiza мўъжиза · moʻtabar мўътабар · moʻtadil мўътадил
`;

const stems: readonly (readonly [string, string])[] = pairs
  .split(/[·\n]/)
  .map((pair) => pair.trim().split(" "))
  .flatMap(([latin, cyrillic]) => (latin && cyrillic ? [[latin, cyrillic] as const] : []))
  .sort(([a], [b]) => b.length - a.length);

/**
 * The loan word a word begins with.
 *
 * @param word  small letters, oʻ and gʻ with U+02BB
 * @returns how many characters it takes up and how it is written; null: none
 */
export function findLoanWord(word: string): { readonly length: number; readonly cyrillic: string } | null {
  const found = stems.find(([latin]) => word.startsWith(latin));
  if (found === undefined) return null;
  const [latin, cyrillic] = found;
  const isWhole = latin.length === word.length;
  return { length: latin.length, cyrillic: isWhole ? cyrillic : cyrillic.replace(/ь$/, "") };
}
