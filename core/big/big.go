// Package big has integers of any size, as in Python: the part of math/big
// that the core needs, at a tenth of its size in core.wasm.
package big

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// MaxDigits is the most decimal digits of an integer that is converted to or
// from text: Python's own limit (sys.int_info.default_max_str_digits, Python
// 3.11).
const MaxDigits = 4300

// Int is an integer; the zero Int is 0. As in math/big, only methods that set
// an Int change it.
type Int struct {
	negative  bool
	magnitude []uint32 // little-endian, without leading zeros
}

// NewInt returns an Int with the given value.
func NewInt(i int64) *Int {
	magnitude := uint64(i)
	if i < 0 {
		magnitude = -magnitude
	}
	return (&Int{negative: i < 0, magnitude: []uint32{uint32(magnitude), uint32(magnitude >> 32)}}).normal()
}

// FromFloat returns a finite float without its fraction.
func FromFloat(f float64) *Int {
	const precision = 53
	fraction, exponent := math.Frexp(math.Trunc(f))
	if exponent < precision {
		return NewInt(int64(f))
	}
	return NewInt(int64(math.Ldexp(fraction, precision))).shifted(uint(exponent - precision))
}

// shifted returns i with n more zero bits.
func (i *Int) shifted(n uint) *Int {
	out := &Int{negative: i.negative, magnitude: make([]uint32, n/32, int(n/32)+len(i.magnitude)+1)}
	carry := uint32(0)
	for _, word := range i.magnitude {
		wide := uint64(word)<<(n%32) | uint64(carry)
		out.magnitude = append(out.magnitude, uint32(wide))
		carry = uint32(wide >> 32)
	}
	out.magnitude = append(out.magnitude, carry)
	return out.normal()
}

// normal drops leading zeros, and the sign of 0.
func (i *Int) normal() *Int {
	i.magnitude = trimmed(i.magnitude)
	i.negative = i.negative && len(i.magnitude) > 0
	return i
}

// trimmed returns a magnitude without leading zeros.
func trimmed(magnitude []uint32) []uint32 {
	n := len(magnitude)
	for n > 0 && magnitude[n-1] == 0 {
		n--
	}
	return magnitude[:n]
}

// SetString sets i to the value of a text and returns i. The text has digits in
// base 2, 8, 10 or 16 after an optional sign; it returns false for any other
// text, or for more than 4,300 decimal digits.
func (i *Int) SetString(text string, base int) (*Int, bool) {
	digits := strings.TrimLeft(text, "+-")
	if len(text)-len(digits) > 1 || digits == "" || base == 10 && len(digits) > MaxDigits {
		return nil, false
	}
	values, ok := digitValues(digits, base)
	if !ok {
		return nil, false
	}
	i.magnitude = nil
	if base == 10 {
		i.setDigits(values)
	} else {
		i.setBits(values, uint(bits.Len(uint(base))-1))
	}
	i.negative = text[0] == '-'
	i.normal()
	return i, true
}

// digitValues returns the values of digits, the highest first.
func digitValues(digits string, base int) ([]uint32, bool) {
	values := make([]uint32, len(digits))
	for at := range digits {
		value, err := strconv.ParseUint(digits[at:at+1], base, 8)
		if err != nil {
			return nil, false
		}
		values[at] = uint32(value)
	}
	return values, true
}

// group is the largest power of ten in a word, and groupWidth the number of its
// zeros.
const group, groupWidth = 1_000_000_000, 9

// setDigits sets the magnitude from decimal digits, the highest first.
func (i *Int) setDigits(values []uint32) {
	word, factor := uint32(0), uint32(1)
	for n, value := range values {
		word, factor = 10*word+value, 10*factor
		if factor == group || n == len(values)-1 {
			i.multiplyAdd(factor, word)
			word, factor = 0, 1
		}
	}
}

// setBits sets the magnitude from digits of width bits each, the highest first.
func (i *Int) setBits(values []uint32, width uint) {
	i.magnitude = make([]uint32, (uint(len(values))*width+31)/32)
	slices.Reverse(values)
	for n, value := range values {
		at := uint(n) * width
		wide := uint64(value) << (at % 32)
		i.magnitude[at/32] |= uint32(wide)
		if high := uint32(wide >> 32); high != 0 {
			i.magnitude[at/32+1] |= high
		}
	}
}

// multiplyAdd multiplies the magnitude by factor and adds summand.
func (i *Int) multiplyAdd(factor, summand uint32) {
	carry := uint64(summand)
	for at, word := range i.magnitude {
		carry += uint64(word) * uint64(factor)
		i.magnitude[at] = uint32(carry)
		carry >>= 32
	}
	if carry > 0 {
		i.magnitude = append(i.magnitude, uint32(carry))
	}
}

// Times returns i*factor as a new Int.
func (i *Int) Times(factor uint32) *Int {
	out := &Int{i.negative, slices.Clone(i.magnitude)}
	out.multiplyAdd(factor, 0)
	return out.normal()
}

// Plus returns i + other as a new Int.
func (i *Int) Plus(other *Int) *Int {
	if i.Abs().Cmp(other.Abs()) < 0 {
		i, other = other, i
	}
	sign := int64(1)
	if i.negative != other.negative {
		sign = -1
	}
	out := &Int{i.negative, append(slices.Clone(i.magnitude), 0)}
	carry := int64(0) // negative if it is a borrow
	for at := range out.magnitude {
		carry += int64(out.magnitude[at]) + sign*int64(wordAt(other.magnitude, at))
		out.magnitude[at] = uint32(carry)
		carry >>= 32
	}
	return out.normal()
}

// wordAt returns a word of a magnitude, the lowest first; 0 beyond its end.
func wordAt(magnitude []uint32, at int) uint32 {
	if at < len(magnitude) {
		return magnitude[at]
	}
	return 0
}

// Sign returns -1, 0 or 1.
func (i *Int) Sign() int {
	if i.negative {
		return -1
	}
	return min(len(i.magnitude), 1)
}

// Neg returns -i as a new Int.
func (i *Int) Neg() *Int { return (&Int{!i.negative, slices.Clone(i.magnitude)}).normal() }

// Abs returns i without its sign, as a new Int.
func (i *Int) Abs() *Int { return &Int{magnitude: slices.Clone(i.magnitude)} }

// BitLen returns the number of bits of i without its sign.
func (i *Int) BitLen() int {
	n := len(i.magnitude)
	if n == 0 {
		return 0
	}
	return 32*(n-1) + bits.Len32(i.magnitude[n-1])
}

// IsInt64 reports whether i fits into 64 bits with a sign.
func (i *Int) IsInt64() bool {
	return i.BitLen() < 64 || i.negative && i.low64() == 1<<63 && i.BitLen() == 64
}

// Int64 returns the value of an i that fits.
func (i *Int) Int64() int64 {
	if i.negative {
		return -int64(i.low64())
	}
	return int64(i.low64())
}

func (i *Int) low64() uint64 {
	low := uint64(0)
	for at := min(len(i.magnitude), 2) - 1; at >= 0; at-- {
		low = low<<32 | uint64(i.magnitude[at])
	}
	return low
}

// Float64 returns the float nearest to i; infinity if i is too large.
func (i *Int) Float64() float64 {
	if i.negative {
		return -i.Abs().Float64()
	}
	n := len(i.magnitude)
	if n <= 2 {
		return float64(i.low64())
	}
	// The highest 65 to 96 bits form a number that rounds as all bits would, if
	// its lowest bit says whether any lower bit is set.
	high := uint64(i.magnitude[n-1])<<32 | uint64(i.magnitude[n-2])
	shift := bits.LeadingZeros64(high)
	high = high<<shift | uint64(i.magnitude[n-3])>>(32-shift)
	rest := uint32(uint64(i.magnitude[n-3]) << shift)
	for _, word := range i.magnitude[:n-3] {
		rest |= word
	}
	if rest != 0 {
		high |= 1
	}
	return math.Ldexp(float64(high), 32*(n-2)-shift)
}

// Cmp returns -1, 0 or 1 if i is less than, equal to or greater than other.
func (i *Int) Cmp(other *Int) int {
	if signs := cmp.Compare(i.Sign(), other.Sign()); signs != 0 {
		return signs
	}
	return i.Sign() * compareMagnitudes(i.magnitude, other.magnitude)
}

func compareMagnitudes(a, b []uint32) int {
	for at := max(len(a), len(b)) - 1; at >= 0; at-- {
		if order := cmp.Compare(wordAt(a, at), wordAt(b, at)); order != 0 {
			return order
		}
	}
	return 0
}

// Printable reports whether i has at most MaxDigits decimal digits.
func (i *Int) Printable() bool {
	const bits = 14285 // of the largest Int that has
	return i.BitLen() < bits || i.BitLen() == bits && len(i.Abs().String()) <= MaxDigits
}

// String returns i in decimal digits. Its time grows with the square of their
// number, so call it only for an Int that is Printable.
func (i *Int) String() string {
	if i.IsInt64() {
		return strconv.FormatInt(i.Int64(), 10)
	}
	var groups []string
	for rest := slices.Clone(i.magnitude); len(rest) > 0; rest = trimmed(rest) {
		groups = append(groups, padded(divideByGroup(rest), 10, groupWidth))
	}
	slices.Reverse(groups)
	return i.signed(strings.Join(groups, ""))
}

// padded writes a number with leading zeros.
func padded(number uint64, base, width int) string {
	digits := strconv.FormatUint(number, base)
	return strings.Repeat("0", width-len(digits)) + digits
}

// signed writes the sign of i before its digits, without leading zeros.
func (i *Int) signed(digits string) string {
	digits = strings.TrimLeft(digits, "0")
	switch {
	case digits == "":
		return "0"
	case i.negative:
		return "-" + digits
	}
	return digits
}

// divideByGroup divides a magnitude in place and returns the remainder.
func divideByGroup(rest []uint32) (remainder uint64) {
	for at := len(rest) - 1; at >= 0; at-- {
		remainder = remainder<<32 | uint64(rest[at])
		rest[at] = uint32(remainder / group)
		remainder %= group
	}
	return remainder
}

// Hex returns i in hexadecimal digits, in time proportional to its size.
func (i *Int) Hex() string {
	const width = 8
	var text strings.Builder
	for _, word := range slices.Backward(i.magnitude) {
		text.WriteString(padded(uint64(word), 16, width))
	}
	return i.signed(text.String())
}
