package bridge

import "testing"

func TestReserve(t *testing.T) {
	reserved = 0
	for _, row := range []struct{ request, want int }{
		{1000, 0}, {largeRequest, largeRequest * workspace}, {largeRequest - 1, largeRequest * workspace},
		{100 << 20, maxWorkspace}, {largeRequest, maxWorkspace},
	} {
		if reserve(row.request); reserved != row.want {
			t.Errorf("%d bytes: want %d reserved, got %d", row.request, row.want, reserved)
		}
	}
}
