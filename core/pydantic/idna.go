package pydantic

import (
	"slices"
	"strings"
	"unicode"
)

// toASCII returns the domain in the form of DNS: in lower case, with punycode
// for labels that are not ASCII (UTS 46, as the Rust idna crate applies it with
// the deny list of URLs).
func toASCII(domain string) (string, error) {
	if !validUTF8(domain) {
		return "", ErrURL
	}
	labels := strings.Split(mapDomain(domain), ".")
	for i, label := range labels {
		if strings.ContainsFunc(label, isDenied) || strings.HasPrefix(label, "xn--") && !isPunycode(label) {
			return "", ErrURL
		}
		if !isASCII(label) {
			labels[i] = "xn--" + encodePunycode(label)
		}
	}
	return strings.Join(labels, "."), nil
}

// isPunycode reports whether a label is exactly the punycode of its characters.
func isPunycode(label string) bool {
	plain, ok := decodeLabel(label)
	return ok && !isASCII(plain) && mapDomain(plain) == plain && !strings.ContainsFunc(plain, isDenied) && "xn--"+encodePunycode(plain) == label
}

// isDenied reports whether no host may have a character, which must already be
// mapped: it is unassigned or invisible, it has a meaning in URLs, or it
// contains a dot (a digit with a full stop, U+2488 to U+249B).
func isDenied(r rune) bool {
	return r <= ' ' || r >= 0x2488 && r <= 0x249b || strings.ContainsRune("#/:<>?@[\\]^|%", r) || !unicode.IsGraphic(r) || unicode.IsSpace(r)
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// ignored has the characters that UTS 46 removes from a domain.
const ignored = "\u00ad\u200b\u2060\ufeff\u180b\u180c\u180d\u034f"

// dots has the characters that UTS 46 maps to a full stop.
const dots = "\u3002\uff0e\uff61"

// mapDomain applies the mapping of UTS 46 to what occurs in host names: lower
// case, full-width and other compatible forms, dots, ignored characters, and
// letters composed with combining accents.
func mapDomain(domain string) string {
	var out []rune
	for _, r := range domain {
		switch {
		case strings.ContainsRune(ignored, r), r >= 0xfe00 && r <= 0xfe0f:
			continue
		case strings.ContainsRune(dots, r):
			r = '.'
		case r >= 0xff01 && r <= 0xff5e:
			r -= 0xfee0
		}
		out = appendMapped(out, r)
	}
	return string(out)
}

// appendMapped appends a character in lower case or in its compatible form. If
// the character is an accent, it replaces the last letter by the composed one.
func appendMapped(out []rune, r rune) []rune {
	if r == 'İ' { // the only letter that becomes two
		return append(out, 'i', '\u0307')
	}
	if plain, ok := compatible(r); ok && unicode.IsGraphic(r) {
		return append(out, []rune(plain)...)
	}
	return appendComposed(out, unicode.ToLower(r))
}

func appendComposed(out []rune, r rune) []rune {
	if n := len(out); n > 0 {
		if whole, ok := composed(out[n-1], r); ok {
			return append(out[:n-1], whole)
		}
	}
	return append(out, r)
}

// compositions has, for each combining accent, pairs of a letter and the
// composed character (Unicode's canonical compositions of Latin letters).
var compositions = []struct {
	accent rune
	pairs  string
}{
	{'\u0300', "aàeèiìoòuùnǹ"}, {'\u0301', "aáeéiíoóuúyýcćnńsśzźlĺrŕ"}, {'\u0302', "aâeêiîoôuûcĉgĝ"},
	{'\u0303', "aãnñoõiĩuũ"}, {'\u0308', "aäeëiïoöuüyÿ"}, {'\u030a', "aåuů"},
	{'\u030c', "cčsšzžrřeěnňdď"}, {'\u0327', "cçsş"}, {'\u0328', "aąeęiįuų"},
	{'\u0304', "aāeēiīoōuū"}, {'\u0307', "zżeėgġ"}, {'\u030b', "oőuű"},
}

func composed(letter, accent rune) (rune, bool) {
	for i := range compositions {
		if compositions[i].accent == accent {
			return partner([]rune(compositions[i].pairs), letter)
		}
	}
	return 0, false
}

// partner returns what follows a letter that is the first of a pair.
func partner(pairs []rune, letter rune) (rune, bool) {
	at := slices.Index(pairs, letter)
	if at < 0 || at%2 != 0 {
		return 0, false
	}
	return pairs[at+1], true
}

// The parameters of punycode (RFC 3492, section 5).
const (
	punycodeBase, punycodeMin, punycodeMax = 36, 1, 26
	punycodeSkew, punycodeDamp             = 38, 700
	punycodeBias, punycodeStart            = 72, 128
	punycodeDigits                         = "abcdefghijklmnopqrstuvwxyz0123456789"
)

func punycodeThreshold(k, bias int) int {
	return min(max(k-bias, punycodeMin), punycodeMax)
}

func punycodeAdapt(delta, points int, first bool) int {
	if delta /= 2; first {
		delta = delta * 2 / punycodeDamp
	}
	delta += delta / points
	k := 0
	for ; delta > (punycodeBase-punycodeMin)*punycodeMax/2; k += punycodeBase {
		delta /= punycodeBase - punycodeMin
	}
	return k + (punycodeBase-punycodeMin+1)*delta/(delta+punycodeSkew)
}

// encodePunycode returns the label in punycode, without the prefix xn--.
func encodePunycode(label string) string {
	var out []byte
	runes := []rune(label)
	for _, r := range runes {
		if r < punycodeStart {
			out = append(out, byte(r))
		}
	}
	basic := len(out)
	if basic > 0 {
		out = append(out, '-')
	}
	e := punycoder{out: out, basic: basic, done: basic, bias: punycodeBias}
	for n := rune(punycodeStart); e.done < len(runes); n++ {
		next := leastFrom(runes, n)
		e.delta += int(next-n) * (e.done + 1)
		n = next
		e.encode(runes, n)
		e.delta++
	}
	return string(e.out)
}

// punycoder writes the non-ASCII characters of a label (RFC 3492, section 6.3).
type punycoder struct {
	out         []byte
	basic, done int // number of ASCII characters, and of characters written so far
	delta, bias int
}

// encode writes the positions of a character in the label.
func (e *punycoder) encode(runes []rune, n rune) {
	for _, r := range runes {
		if r < n {
			e.delta++
		}
		if r != n {
			continue
		}
		e.out = appendPunycodeNumber(e.out, e.delta, e.bias)
		e.bias = punycodeAdapt(e.delta, e.done+1, e.done == e.basic)
		e.delta = 0
		e.done++
	}
}

// leastFrom returns the least character that is not below n.
func leastFrom(runes []rune, n rune) rune {
	least := rune(unicode.MaxRune)
	for _, r := range runes {
		if r >= n {
			least = min(least, r)
		}
	}
	return least
}

func appendPunycodeNumber(out []byte, q, bias int) []byte {
	for k := punycodeBase; ; k += punycodeBase {
		t := punycodeThreshold(k, bias)
		if q < t {
			return append(out, punycodeDigits[q])
		}
		out = append(out, punycodeDigits[t+(q-t)%(punycodeBase-t)])
		q = (q - t) / (punycodeBase - t)
	}
}

// decodeLabel returns a DNS label decoded from punycode, and whether it was in
// punycode.
func decodeLabel(label string) (string, bool) {
	encoded, ok := strings.CutPrefix(label, "xn--")
	if !ok {
		return label, false
	}
	split := strings.LastIndexByte(encoded, '-')
	return decodePunycode([]rune(encoded[:max(split, 0)]), encoded[split+1:])
}

// decodePunycode inserts the encoded characters among the others (RFC 3492,
// section 6.2).
func decodePunycode(out []rune, encoded string) (string, bool) {
	n, i, bias := punycodeStart, 0, punycodeBias
	for encoded != "" {
		step, rest, ok := readPunycodeNumber(encoded, i, bias)
		if encoded = rest; !ok {
			return "", false
		}
		bias = punycodeAdapt(step, len(out)+1, i == 0)
		i += step
		n += i / (len(out) + 1)
		if i %= len(out) + 1; n > unicode.MaxRune {
			return "", false
		}
		out = append(out[:i], append([]rune{rune(n)}, out[i:]...)...)
		i++
	}
	return string(out), true
}

// readPunycodeNumber reads the number to add to i. rest is the text after it.
func readPunycodeNumber(text string, i, bias int) (n int, rest string, ok bool) {
	for w, k := 1, punycodeBase; text != "" && w <= 1<<40 && i+n <= 1<<40; k += punycodeBase {
		digit := strings.IndexByte(punycodeDigits, text[0])
		if text = text[1:]; digit < 0 {
			return 0, "", false
		}
		n += digit * w
		t := punycodeThreshold(k, bias)
		if digit < t {
			return n, text, true
		}
		w *= punycodeBase - t
	}
	return 0, "", false
}
