package main

// #include <stdio.h>
// static void hello() { puts("hello"); }
import "C"

func main() {
	C.hello()
}
