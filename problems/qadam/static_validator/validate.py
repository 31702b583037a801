"""Reads the source of a submission: `loops` refuses loops, `length` gives the more the shorter it is.

Comments and texts are left out first, so that a word in them counts for nothing.
"""
import io
import os
import re
import sys
import tokenize

ACCEPT, REJECT = 42, 43
ENDINGS = {
    "cpp": (".cc", ".cpp", ".cxx", ".c++", ".C", ".h", ".hpp"),
    "java": (".java",),
    "python3": (".py",),
}
LOOPS = {
    "cpp": {"for", "while", "do", "goto", "asm"},
    "java": {"for", "while", "do"},
    "python3": {"for", "while", "exec", "eval"},
}
# Signs without white space: up to the first the full score, from three times as many on none.
FULL_LENGTH = {"cpp": 130, "java": 190, "python3": 65}

C_NOISE = re.compile(
    r'''//[^\n]*|/\*.*?(?:\*/|\Z)|R"([^\s()\\]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'''', re.S
)
NAME = re.compile(r"[^\W\d]\w*")


def leave(code, message, multiplier=None):
    feedback = sys.argv[3]
    for name in ("judgemessage.txt", "teammessage.txt"):
        with open(feedback + name, "w", encoding="utf-8") as file:
            file.write(message + "\n")
    if multiplier is not None:
        with open(feedback + "score_multiplier.txt", "w", encoding="utf-8") as file:
            file.write(f"{multiplier}\n")
    sys.exit(code)


def python_code(text):
    kept = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in (tokenize.COMMENT, tokenize.STRING):
            kept.append(token.string)
    return " ".join(kept)


def c_code(text):
    # A line that goes on after a backslash is one line; this comes before all else in C++.
    return C_NOISE.sub(" ", re.sub(r"\\\r?\n", "", text))


def main():
    language, task = sys.argv[1], sys.argv[4]
    texts = []
    for name in sorted(os.listdir(".")):
        if os.path.isfile(name) and name.endswith(ENDINGS[language]):
            with open(name, encoding="utf-8", errors="replace") as file:
                texts.append(file.read())
    codes = [python_code(text) if language == "python3" else c_code(text) for text in texts]
    if task == "length":
        length = sum(len("".join(text.split())) for text in texts)
        full = FULL_LENGTH[language]
        share = min(1.0, max(0.0, (3 * full - length) / (2 * full)))
        leave(ACCEPT, f"{length} signs, {full} are few enough", round(share, 4))
    for code in codes:
        if language == "cpp" and ("##" in code or "%:%:" in code):
            leave(REJECT, "the code pastes tokens together (##)")
        found = [word for word in NAME.findall(code) if word in LOOPS[language]]
        if found:
            leave(REJECT, f"the code has a loop: {found[0]}")
    leave(ACCEPT, "there is no loop")


main()
