package document

import (
	"charm-playground/core/value"
	"fmt"
	"strings"
	"unicode/utf8"
)

func (c *constructor) binary(n *Node) *value.Value { return c.read(n, (*constructor).parseBinary) }

func (c *constructor) parseBinary(n *Node, text string) *value.Value {
	if wrong := notASCII(text); wrong != "" {
		return c.refused(binaryNotASCII, n, wrong)
	}
	raw, wrong := decodeBase64(text)
	if wrong != "" {
		return c.refused(binaryNotBase64, n, wrong)
	}
	return c.bytes(n, raw)
}

// bytes returns the value of a node with raw bytes. Their number is limited
// because charmcraft writes some of them as lists of numbers.
func (c *constructor) bytes(n *Node, raw string) *value.Value {
	if c.size += len(raw); c.size > maxNodes {
		c.refuse(tooManyNodes, n)
		return c.text("")
	}
	return &value.Value{Kind: value.Bytes, Text: raw}
}

// notASCII returns Python's message for a text that is not ASCII, or empty. The
// message names the first run of characters outside ASCII.
func notASCII(text string) string {
	from, count := beyondASCII(text)
	switch count {
	case 0:
		return ""
	case 1:
		char := []rune(text)[from]
		return fmt.Sprintf("'ascii' codec can't encode character '%s' in position %d: ordinal not in range(128)", value.ReprRune(char), from)
	}
	return fmt.Sprintf("'ascii' codec can't encode characters in position %d-%d: ordinal not in range(128)", from, from+count-1)
}

// beyondASCII finds the first run of characters outside ASCII. It counts in
// characters.
func beyondASCII(text string) (from, count int) {
	isASCII := func(char rune) bool { return char < utf8.RuneSelf }
	rest := strings.TrimLeftFunc(text, isASCII)
	after := strings.TrimLeftFunc(rest, func(char rune) bool { return !isASCII(char) })
	from = utf8.RuneCountInString(text[:len(text)-len(rest)])
	return from, utf8.RuneCountInString(rest[:len(rest)-len(after)])
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// decodeBase64 follows Python's binascii.a2b_base64, which skips characters
// outside base64 and stops at the first complete padding. If it refuses the
// text, it returns Python's message.
func decodeBase64(text string) (raw, wrong string) {
	var d base64Decoder
	for i := 0; i < len(text) && !d.padded(); i++ {
		d.take(text[i])
	}
	return string(d.out), d.wrong()
}

// base64Decoder decodes a text character by character.
type base64Decoder struct {
	out   []byte
	bits  int
	place int // the number of digits, modulo 4
	pads  int // the number of '=' since the last digit
}

// padded reports whether the padding is complete.
func (d *base64Decoder) padded() bool { return d.place >= 2 && d.place+d.pads >= 4 }

func (d *base64Decoder) take(char byte) {
	if char == '=' {
		d.pads++
	} else if digit := strings.IndexByte(base64Digits, char); digit >= 0 {
		d.digit(digit)
	}
}

func (d *base64Decoder) digit(digit int) {
	d.pads = 0
	if d.bits = d.bits<<6 | digit; d.place > 0 {
		d.out = append(d.out, byte(d.bits>>(6-2*d.place)))
	}
	d.place = (d.place + 1) % 4
}

// wrong returns Python's message if the text ends too early.
func (d *base64Decoder) wrong() string {
	switch {
	case d.place == 0 || d.padded():
		return ""
	case d.place == 1:
		return fmt.Sprintf("Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(d.out)/3*4+1)
	}
	return "Incorrect padding"
}
