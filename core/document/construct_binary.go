package document

import (
	"charm-playground/core/value"
	"fmt"
	"strings"
	"unicode/utf8"
)

func (c *constructor) binary(n *Node) *value.Value {
	text, ok := c.scalar(n)
	if !ok {
		return untagged(c, n)
	}
	if at := strings.IndexFunc(text, func(char rune) bool { return char >= utf8.RuneSelf }); at >= 0 {
		c.refuse(binaryNotASCII, n, notASCII(text, at))
		return c.text(n.Text)
	}
	raw, wrong := decodeBase64(text)
	if wrong != "" {
		c.refuse(binaryNotBase64, n, wrong)
		return c.text(n.Text)
	}
	// The limit covers bytes because charmcraft writes some of them as lists of
	// numbers.
	if c.bytes += len(raw); c.bytes > maxNodes {
		c.refuse(tooManyNodes, n)
		return c.text("")
	}
	return &value.Value{Kind: value.Bytes, Text: raw}
}

// notASCII returns Python's message for a text whose first non-ASCII character
// begins at the given byte.
func notASCII(text string, at int) string {
	rest := text[at:]
	end := strings.IndexFunc(rest, func(char rune) bool { return char < utf8.RuneSelf })
	if end < 0 {
		end = len(rest)
	}
	from := utf8.RuneCountInString(text[:at])
	if count := utf8.RuneCountInString(rest[:end]); count > 1 {
		return fmt.Sprintf("'ascii' codec can't encode characters in position %d-%d: ordinal not in range(128)", from, from+count-1)
	}
	char, _ := utf8.DecodeRuneInString(rest)
	return fmt.Sprintf("'ascii' codec can't encode character '%s' in position %d: ordinal not in range(128)", value.ReprRune(char), from)
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// decodeBase64 follows Python's binascii.a2b_base64, which skips characters
// outside base64 and stops at the first complete padding. If it refuses the
// text, it returns Python's message.
func decodeBase64(text string) (raw, wrong string) {
	var out []byte
	bits, place, pads := 0, 0, 0
	for i := range len(text) {
		if text[i] == '=' {
			if pads++; place >= 2 && place+pads >= 4 {
				return string(out), ""
			}
			continue
		}
		digit := strings.IndexByte(base64Digits, text[i])
		if digit < 0 {
			continue
		}
		pads = 0
		if bits = bits<<6 | digit; place > 0 {
			out = append(out, byte(bits>>(6-2*place)))
		}
		place = (place + 1) % 4
	}
	switch place {
	case 0:
		return string(out), ""
	case 1:
		return "", fmt.Sprintf("Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(out)/3*4+1)
	}
	return "", "Incorrect padding"
}
