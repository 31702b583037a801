/**
 * Whether a source that ends in .py is Python 2. A first line that names its interpreter decides; without one, what
 * only Python 2 can run: the print statement, the old except, and raw_input or xrange where the file does not define
 * them itself. Comments and strings are left out of account. Many older packages carry no first line.
 *
 * @throws never
 * Source: legacy, "Programs": `^#!.*python2` and `^#!.*python3`.
 */
export function isPython2(source: string): boolean {
  const firstLine = source.slice(0, 200).split("\n", 1)[0] ?? "";
  if (/^#!.*python2/.test(firstLine)) return true;
  if (/^#!.*(?:python3|pypy3)/.test(firstLine)) return false;
  const code = blankStrings(source);
  return (
    python2Only.some((pattern) => pattern.test(code)) || oldNames.some((name) => usesUndefined(code, name))
  );
}

const python2Only: readonly RegExp[] = [
  /(?:^|[;:])[ \t]*print(?:[ \t]+[A-Za-z0-9_`[{\-~]|[ \t]*["]|[ \t]*>>)/m,
  /(?:^|[;:])[ \t]*print[ \t]*$/m,
  /^[ \t]*except[ \t]+[\w.]+[ \t]*,[ \t]*\w+[ \t]*:/m,
];
const oldNames: readonly string[] = ["raw_input", "xrange", "unichr"];

function usesUndefined(code: string, name: string): boolean {
  const isUsed = new RegExp(`(?:^|[^\\w.])${name}[ \\t]*\\(`, "m").test(code);
  const isDefined = new RegExp(
    `(?:^|[^\\w.])(?:${name}[ \\t]*=[^=]|def[ \\t]+${name}\\b|as[ \\t]+${name}\\b)`,
    "m",
  );
  const isGuarded = /except[ \t]+NameError|sys\.version/.test(code);
  return isUsed && !isDefined.test(code) && !isGuarded;
}

/** Every string becomes "", every comment nothing; line ends stay. Walks once, so that no input is slow. */
function blankStrings(source: string): string {
  let code = "";
  for (let at = 0; at < source.length; ) {
    const character = source[at] ?? "";
    if (character === "#") {
      at = endOr(source.indexOf("\n", at), source);
    } else if (character === '"' || character === "'") {
      const triple = character.repeat(3);
      const isTriple = source.startsWith(triple, at);
      code += '""';
      at = isTriple ? endOr(source.indexOf(triple, at + 3) + 3, source, 3) : endOfString(source, at);
    } else {
      code += character;
      at++;
    }
  }
  return code;
}

function endOfString(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === source[from]) return at + 1;
    else if (source[at] === "\n") return at;
  }
  return source.length;
}

/** indexOf's answer, or the end of the text where it found nothing (`miss` is what was added to its −1, plus 1). */
function endOr(found: number, source: string, added = 0): number {
  return found === added - 1 ? source.length : found;
}
