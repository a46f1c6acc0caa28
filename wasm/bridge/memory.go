package bridge

import "runtime"

// The needs of a large request, measured with node on projects of 1 MB.
const (
	largeRequest = 64 << 10 // bytes
	workspace    = 160      // bytes of memory for each byte of it
	maxWorkspace = 160 << 20
)

// reserved is the number of bytes that memory was grown for.
var reserved int

// reserve grows the memory for the work on a request of this many bytes. A
// WebAssembly module's memory grows by half a megabyte at a time, hundreds of
// times for a large request, and each time JavaScript's garbage collector
// treats all of it as new: that took more than half of the time.
func reserve(request int) {
	size := min(request*workspace, maxWorkspace)
	if request < largeRequest || size <= reserved {
		return
	}
	reserved = size
	room := make([]byte, size)
	runtime.KeepAlive(room)
	runtime.GC() // which frees the room for others
}
