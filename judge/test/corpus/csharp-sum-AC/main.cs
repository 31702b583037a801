using System;

class Sum {
    static void Main() {
        string[] words = Console.ReadLine().Split(new char[] { (char)32 });
        Console.WriteLine(long.Parse(words[0]) + long.Parse(words[1]));
    }
}
