// Command panics does everything that makes the runtime read its table of
// functions: it recovers from panics, grows stacks, collects garbage and calls
// by reflection. It prints the same before and after packing.
package main

import (
	"fmt"
	"reflect"
	"runtime"
)

type speaker interface{ speak() string }

// value has a value method, which the compiler wraps for pointers. Called
// through a nil pointer, the wrapper panics, and the runtime finds the method
// by the wrapper's name.
type value struct{ text string }

func (v value) speak() string { return v.text }

// spoken hides from the compiler what the speaker is, so that it calls the
// wrapper.
//
//go:noinline
func spoken(s speaker) string { return s.speak() }

func recovered(name string, work func()) {
	defer func() { fmt.Println(name+":", recover()) }()
	work()
}

// deep grows the stack, collects garbage at its end and panics there.
func deep(n int, kept []*int) int {
	var room [64]byte
	if n == 0 {
		runtime.GC()
		panic(fmt.Sprint("at the bottom, ", len(kept), " kept, first ", *kept[0]))
	}
	return deep(n-1, append(kept, &n)) + int(room[n%64])
}

// swapped calls a function that reflection makes, with garbage collected inside.
func swapped(a, b string) string {
	swap := func(in []reflect.Value) []reflect.Value {
		runtime.GC()
		return []reflect.Value{in[1], in[0]}
	}
	kind := reflect.TypeFor[func(string, string) (string, string)]()
	first, second := reflect.MakeFunc(kind, swap).Interface().(func(string, string) (string, string))(a, b)
	return first + second
}

func main() {
	var nothing *value
	var s speaker = nothing
	recovered("a value method of a nil pointer", func() { fmt.Println(spoken(s)) })
	recovered("a nil map", func() { var m map[string]int; m["a"] = 1 })
	recovered("an index", func() { fmt.Println([]int{}[len(s.(*value).textOrNone())]) })
	recovered("a deep stack", func() { deep(10_000, nil) })
	recovered("a failed assertion", func() { fmt.Println(any(s).(fmt.Stringer)) })
	fmt.Println("reflection:", swapped("made ", "hand "), reflect.ValueOf(value{"method"}).Type().Name())
	done := make(chan string)
	go func() {
		defer func() { done <- fmt.Sprint(recover()) }()
		panic("in a goroutine")
	}()
	fmt.Println(<-done)
}

func (v *value) textOrNone() string {
	if v == nil {
		return ""
	}
	return v.text
}
