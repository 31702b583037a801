#!/usr/bin/env python3
"""Weighs the two pans. Called as: validate.py input answer feedback_dir/ words YES NO < output

The answer file holds the jury's word alone; the message for the contestant tells which rule was broken.
"""
import sys
from pathlib import Path

input_path, answer_path, feedback_dir, *flags = sys.argv[1:]
yes, no = flags[flags.index("words") + 1 : flags.index("words") + 3]
n = int(Path(input_path).read_text())
jury_word = Path(answer_path).read_text().split()[0]


def finish(code, judge_message, team_message=None):
    with open(feedback_dir + "judgemessage.txt", "a") as file:
        file.write(judge_message + "\n")
    if team_message is not None:
        with open(feedback_dir + "teammessage.txt", "w") as file:
            file.write(team_message + "\n")
    sys.exit(code)


def reject(judge_message, team_message):
    finish(43, judge_message, team_message)


def read_number(tokens):
    token = next(tokens, None)
    if token is None:
        reject("output ends too early", "The output ends too early.")
    if not (token.isascii() and token.isdigit() and len(token) <= 9):
        reject(f"not a number: {token[:20]!a}", "A whole number was expected.")
    return int(token)


def read_pan(tokens, used):
    count = read_number(tokens)
    if count > n:
        reject(f"{count} weights on one pan", "There are not that many weights.")
    total = 0
    for _ in range(count):
        weight = read_number(tokens)
        if not 1 <= weight <= n:
            reject(f"no such weight: {weight}", "There is no such weight.")
        if weight in used:
            reject(f"weight {weight} is used twice", "A weight is used twice.")
        used.add(weight)
        total += weight
    return total


text = sys.stdin.buffer.read().decode("utf-8", "replace")
tokens = iter(text.split())
word = next(tokens, "").upper()
if word == no:
    if next(tokens, None) is not None:
        reject(f"text after {no}", "There is text after the answer.")
    if jury_word == yes:
        reject("it can be done", "It can be done.")
    finish(42, "cannot be done, as it should be")
if word != yes:
    reject(f"neither {yes} nor {no}: {word[:20]!a}", f"The first word must be {yes} or {no}.")
used = set()
left = read_pan(tokens, used)
right = read_pan(tokens, used)
if next(tokens, None) is not None:
    reject("text after the pans", "There is text after the answer.")
if len(used) < n:
    reject(f"only {len(used)} weights of {n}", "Some weights were left aside.")
if left != right:
    reject(f"{left} against {right}", "The scales do not balance.")
if jury_word == no:
    sys.exit(f"the jury says {no}, but the pans balance")
finish(42, f"{left} on each pan")
