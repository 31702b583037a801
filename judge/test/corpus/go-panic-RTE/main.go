package main

func main() {
	var nothing []int
	println(nothing[5])
}
