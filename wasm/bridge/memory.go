package bridge

import "runtime"

// What a large request needs, measured with node on projects of 1 MB.
const (
	largeRequest = 64 << 10 // bytes
	workspace    = 160      // bytes of memory for each byte of it
	maxWorkspace = 160 << 20
)

// reserved is how much memory was made room for, in bytes.
var reserved int

// reserve makes room for the work on a request of so many bytes. The memory of a
// WebAssembly module grows by half a megabyte at a time, hundreds of times for a
// large request, and each time JavaScript's garbage collector thinks that the
// whole of it is new: it took more than half of the time.
func reserve(request int) {
	size := min(request*workspace, maxWorkspace)
	if request < largeRequest || size <= reserved {
		return
	}
	reserved = size
	room := make([]byte, size)
	runtime.KeepAlive(room)
	runtime.GC() // which leaves the room to others
}
