package main

// #cgo LDFLAGS: -Wl,@/etc/shadow
// #cgo CFLAGS: -include /etc/shadow
import "C"

func main() {}
