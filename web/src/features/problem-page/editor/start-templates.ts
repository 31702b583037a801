/** Where an empty editor begins. Small, and right for reading numbers fast; nobody has to keep them. */
const java = `import java.util.*;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);

    }
}
`;

const cpp = `#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

    return 0;
}
`;

const c = `#include <stdio.h>

int main(void) {

    return 0;
}
`;

const go = `package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	fmt.Println(n)
}
`;

const rust = `use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut words = input.split_ascii_whitespace();

}
`;

const javascript = `const lines = require("fs").readFileSync(0, "utf8").split("\\n");

`;

const pascal = `var
  n: longint;
begin
  read(n);

end.
`;

const csharp = `using System;

class Program {
    static void Main() {

    }
}
`;

const templates: Readonly<Record<string, string>> = {
  cpp20: cpp,
  cpp17: cpp,
  cpp14: cpp,
  c17: c,
  java,
  go,
  rust,
  javascript,
  pascal,
  kotlin: "fun main() {\n\n}\n",
  csharp,
};

/** "" for languages that need none. */
export function startTemplate(languageId: string): string {
  return templates[languageId] ?? "";
}

/** Nobody has typed anything worth keeping: the code is empty or the start of some language. */
export function isUntouched(source: string): boolean {
  return source.trim() === "" || Object.values(templates).includes(source);
}
