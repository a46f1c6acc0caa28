package big

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// samples returns decimal texts, small and large, near the borders of 32 and 64 bits
// and of what a float holds exactly.
func samples() []string {
	all := []string{"0", "1", "-1", "7", "-7", strings.Repeat("9", 400), "-1" + strings.Repeat("0", 399)}
	one := big.NewInt(1)
	for _, bit := range []uint{31, 32, 52, 53, 54, 63, 64, 65, 95, 96, 97, 128, 1023, 1024} {
		power := new(big.Int).Lsh(one, bit)
		for _, n := range []int64{-1025, -2, -1, 0, 1, 2, 1023, 1024, 1025} {
			near := new(big.Int).Add(power, big.NewInt(n))
			all = append(all, near.String(), near.Neg(near).String())
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n := new(big.Int).SetUint64(random.Uint64() | 1)
		n.Lsh(n, uint(random.IntN(200))).Add(n, big.NewInt(random.Int64())).Rsh(n, uint(random.IntN(64)))
		all = append(all, n.String(), n.Neg(n).String())
	}
	return all
}

func TestAgainstMathBig(t *testing.T) {
	for _, text := range samples() {
		want, _ := new(big.Int).SetString(text, 10)
		got, ok := new(Int).SetString(text, 10)
		if !ok || got.String() != want.String() {
			t.Fatalf("%s: got %v", text, got)
		}
		wantFloat, _ := new(big.Float).SetInt(want).Float64()
		if f := got.Float64(); f != wantFloat {
			t.Errorf("%s: want float %g, got %g", text, wantFloat, f)
		}
		if got.Sign() != want.Sign() || got.BitLen() != want.BitLen() || got.IsInt64() != want.IsInt64() || got.IsInt64() && got.Int64() != want.Int64() {
			t.Errorf("%s: got %d %d %v %d", text, got.Sign(), got.BitLen(), got.IsInt64(), got.Int64())
		}
		if got.Abs().String() != new(big.Int).Abs(want).String() || got.Neg().String() != new(big.Int).Neg(want).String() {
			t.Errorf("%s: got %s and %s", text, got.Abs(), got.Neg())
		}
		for _, base := range []int{2, 8, 16} {
			if again, ok := new(Int).SetString(want.Text(base), base); !ok || again.Cmp(got) != 0 {
				t.Errorf("%s to the base of %d: got %v", text, base, again)
			}
		}
	}
}

func TestTwoOperands(t *testing.T) {
	all := samples()
	for i, a := range all {
		b := all[(i*7+3)%len(all)]
		x, _ := new(Int).SetString(a, 10)
		y, _ := new(Int).SetString(b, 10)
		wantX, _ := new(big.Int).SetString(a, 10)
		wantY, _ := new(big.Int).SetString(b, 10)
		if sum, want := x.Plus(y).Times(60), new(big.Int).Mul(new(big.Int).Add(wantX, wantY), big.NewInt(60)); sum.String() != want.String() {
			t.Errorf("%s and %s: got %s", a, b, sum)
		}
		if got := x.Cmp(y); got != wantX.Cmp(wantY) || x.Hex() != wantX.Text(16) || x.Cmp(x) != 0 {
			t.Errorf("%s and %s: got %d", a, b, got)
		}
	}
}

func TestFromFloat(t *testing.T) {
	for _, f := range []float64{0, 0.5, -0.5, 1, -1.9, 1 << 31, 1 << 52, 1<<53 - 1, 1 << 53, 1e16, -1e22, 1e300, math.MaxFloat64, -math.MaxFloat64} {
		want, _ := big.NewFloat(f).Int(nil)
		if got := FromFloat(f); got.String() != want.String() {
			t.Errorf("%g: want %s, got %s", f, want, got)
		}
	}
}

func TestSetStringRefuses(t *testing.T) {
	for text, base := range map[string]int{"": 10, "-": 10, "+-1": 10, "1a": 10, "12": 2, "8": 8, "1_0": 10, " 1": 10, "é": 16, strings.Repeat("1", MaxDigits+1): 10} {
		if got, ok := new(Int).SetString(text, base); ok {
			t.Errorf("%q: got %s", text, got)
		}
	}
}

func TestPrintable(t *testing.T) {
	largest, _ := new(Int).SetString(strings.Repeat("9", MaxDigits), 10)
	huge, _ := new(Int).SetString(strings.Repeat("f", 1_000_000), 16)
	for _, row := range []struct {
		n    *Int
		want bool
	}{{NewInt(0), true}, {largest, true}, {largest.Neg(), true}, {largest.Plus(NewInt(1)), false}, {largest.Neg().Plus(NewInt(-1)), false}, {huge, false}} {
		if got := row.n.Printable(); got != row.want {
			t.Errorf("%d bits: got %v", row.n.BitLen(), got)
		}
	}
}
