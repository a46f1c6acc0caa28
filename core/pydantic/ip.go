package pydantic

import (
	"errors"
	"strconv"
	"strings"
)

// ipv6Text writes an address with its longest run of zeros as "::".
func ipv6Text(words [8]uint16) string {
	start, length := longestZeros(words)
	var out strings.Builder
	for i := 0; i < 8; i++ {
		if i == start {
			out.WriteString("::")
			i += length - 1
			continue
		}
		if i > 0 && i != start+length {
			out.WriteByte(':')
		}
		out.WriteString(strconv.FormatUint(uint64(words[i]), 16))
	}
	return out.String()
}

// longestZeros returns the longest run of at least two zeros; start is -1
// without one.
func longestZeros(words [8]uint16) (start, length int) {
	start, length = -1, 1
	for i := 0; i < 8; i++ {
		n := zerosFrom(words, i)
		if n > length {
			start, length = i, n
		}
		i += n
	}
	return start, length
}

// zerosFrom returns how many zeros there are from a word on.
func zerosFrom(words [8]uint16, at int) int {
	n := 0
	for at+n < 8 && words[at+n] == 0 {
		n++
	}
	return n
}

// ipv4Host writes a host whose last part is a number as an IPv4 address, and
// returns any other unchanged.
func ipv4Host(host string) (string, error) {
	parts := strings.Split(strings.TrimSuffix(host, "."), ".")
	last := parts[len(parts)-1]
	if _, ok := ipv4Number(last); !ok && (last == "" || strings.Trim(last, "0123456789") != "") {
		return host, nil
	}
	address, ok := ipv4Address(parts)
	if !ok {
		return "", ErrURL
	}
	return dotted(address), nil
}

// dotted writes an IPv4 address.
func dotted(address uint64) string {
	octets := make([]string, 4)
	for i := range octets {
		octets[i] = strconv.FormatUint(address>>(8*(3-i))&255, 10)
	}
	return strings.Join(octets, ".")
}

// ipv4Address combines the parts of an address. The last part has all bits that
// the others leave.
func ipv4Address(parts []string) (address uint64, ok bool) {
	if len(parts) > 4 {
		return 0, false
	}
	for i, part := range parts {
		limit, shift := uint64(255), 8*(3-i)
		if i == len(parts)-1 {
			limit, shift = 1<<(8*(5-len(parts)))-1, 0
		}
		number, ok := ipv4Number(part)
		if !ok || number > limit {
			return 0, false
		}
		address += number << shift
	}
	return address, true
}

// ipv4Number reads a part of an IPv4 address: decimal, hexadecimal with 0x, or
// octal with 0.
func ipv4Number(part string) (uint64, bool) {
	base := 10
	switch {
	case len(part) >= 2 && (part[:2] == "0x" || part[:2] == "0X"):
		if part, base = part[2:], 16; part == "" {
			return 0, true
		}
	case len(part) >= 2 && part[0] == '0':
		part, base = part[1:], 8
	}
	number, err := strconv.ParseUint(part, base, 64)
	if errors.Is(err, strconv.ErrRange) {
		return 1 << 40, true
	}
	return number, err == nil
}
