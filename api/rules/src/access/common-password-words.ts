/**
 * Words that people here and everywhere make their passwords of. Digits and signs around a word, capitals and the usual
 * figures for letters are taken off before it is looked up, so that one line stands for thousands of passwords.
 */
export const commonPasswordWords: ReadonlySet<string> = new Set(
  `
  bilimdon olimpiada olimpiyada musobaqa masala talaba oquvchi oqituvchi ustoz maktab universitet dars kitob
  parol parolim parolyoq maxfiy yashirin kirish kalit begona salom assalom assalomualaykum xayr rahmat iltimos
  toshkent tashkent samarqand samarkand buxoro bukhara xiva khiva andijon namangan fargona qarshi termiz navoiy
  jizzax nukus urganch guliston sirdaryo surxondaryo qashqadaryo xorazm uzbekistan uzbekiston ozbekiston ozbek uzbek
  onajon otajon onajonim otajonim onam otam oyijon dadajon dadam akajon opajon ukajon singlim bolam qizim oglim
  sevgi sevgilim sevaman jonim azizim yurak yuragim gozal malika shahzoda qalbim baxt baxtli hayot hayotim
  muhabbat mehribon mehr dilnoza dilfuza nigora nilufar madina malohat gulnora gulbahor lola zarina zulfiya kamola
  bobur temur amirtemur ulugbek mirzo alisher navoi jahongir javohir jasur sardor sherzod shohruh otabek umid
  aziz aziza azizbek bekzod dilshod farhod farrux islom islombek muhammad muhammadali abdulloh abdulla ibrohim
  ismoil yusuf umar usmon omon omad omadli baraka davron rustam ravshan sanjar ulugbek zafar zokir
  olma anor uzum gilos shaftoli behi paxta osh palov choy choyxona non somsa
  mushuk kuchuk arslon sher burgut lochin boriot otlar tulpor
  yanvar fevral mart aprel may iyun iyul avgust sentyabr oktyabr noyabr dekabr dushanba seshanba chorshanba payshanba
  juma shanba yakshanba bahor yoz kuz qish
  password passwort passw pass passcode secret letmein welcome login signin admin administrator root user guest test
  testing tester demo default changeme change temp temporary hello helloworld world master super superman batman
  spiderman ironman monkey dragon tiger lion eagle shadow sunshine princess queen king football soccer baseball
  basketball hockey barcelona realmadrid chelsea arsenal liverpool manchester juventus messi ronaldo neymar
  iloveyou loveyou love lovely forever friend friends freedom flower angel baby babygirl star starwars pokemon naruto
  minecraft roblox counterstrike pubg pubgmobile dota fortnite google facebook instagram telegram youtube android
  apple iphone samsung galaxy xiaomi redmi huawei nokia windows linux ubuntu internet computer laptop
  computerscience program programmer programming code coding coder codeforces acmicpc icpc python javascript java
  cplusplus algorithm developer student teacher school university college
  michael jennifer jordan daniel thomas george andrew ashley jessica charlie robert maria anna alex alexander
  qwerty qwertyuiop asdf asdfgh asdfghjkl zxcvbnm qazwsx abc abcd abcdef abcabc
  summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday january february march april
  june july august september october november december
  пароль пароли секрет привет здравствуй админ администратор вход логин ключ любовь люблю яслюблютебя моялюбовь
  мама папа мамочка папочка солнце солнышко зайка котик кошка собака тигр лев орел дракон россия москва ташкент
  узбекистан самарканд бухара школа ученик учитель студент олимпиада задача йцукен фыва ячсм
  наташа настя саша маша даша лена ольга сергей андрей дмитрий максим алексей александр
  spartak zenit dinamo parol privet lubov lyubov lublu yalublutebya moskva rossiya russia kisa kotik zaika solnce
  solnishko sasha masha dasha natasha nastya sergey andrey dmitry maksim aleksey
  `
    .trim()
    .split(/\s+/),
);
