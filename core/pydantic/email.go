package pydantic

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// specialDomains has the domains that email-validator 2.4 refuses without a DNS
// query.
var specialDomains = strings.Fields("arpa invalid local localhost onion test")

// Email reports whether pydantic's EmailStr accepts the text: an address that
// email-validator 2.4 accepts, or "Name <address>".
func Email(text string) bool {
	if utf8.RuneCountInString(text) > 2048 {
		return false
	}
	name, address, named := strings.Cut(text, "<")
	if !named {
		return isAddress(text)
	}
	address, closed := strings.CutSuffix(strings.TrimSpace(address), ">")
	return closed && displayName(strings.TrimSpace(name)) && isAddress(address)
}

// isAddress reports whether a text is an address without a name.
func isAddress(text string) bool {
	text = strings.TrimSpace(text)
	at := strings.LastIndexByte(text, '@')
	return at > 0 && len(text) <= 254 && isSafe(text[:at]) && isSafe(text[at+1:]) && localPart(text[:at]) && domainPart(text[at+1:])
}

// isSafe reports whether every character of a part is visible: letters, digits
// and signs of any alphabet, and marks after another character.
func isSafe(part string) bool {
	for at, r := range part {
		if !unicode.IsGraphic(r) || unicode.IsSpace(r) || at == 0 && unicode.IsMark(r) {
			return false
		}
	}
	return true
}

// displayName reports whether a name may precede an address: empty, in double
// quotes, or words of letters, digits and some signs.
func displayName(name string) bool {
	if len(name) > 2 && name[0] == '"' && name[len(name)-1] == '"' {
		return true
	}
	return !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsSpace(r) && !strings.ContainsRune(localSigns, r)
	})
}

// localSigns has the signs of an atom in RFC 5322, and the dot.
const localSigns = ".!#$%&'*+-/=?^_`{|}~"

// localPart reports whether a text is a dot-atom of RFC 5322; letters of other
// alphabets are allowed.
func localPart(text string) bool {
	if text[0] == '.' || text[len(text)-1] == '.' || strings.Contains(text, "..") {
		return false
	}
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r < 0x80 && !isAlphanumeric(r) && !strings.ContainsRune(localSigns, r) || r >= 0x80 && r < 0xa1
	})
}

func isAlphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
}

func domainPart(text string) bool {
	name, err := toASCII(text)
	if err != nil || len(name) > 253 || !plainLabels(mapDomain(text)) {
		return false
	}
	labels := strings.Split(name, ".")
	return len(labels) > 1 && isEvery(labels, isLabel) && isTopLevel(labels[len(labels)-1])
}

// isTopLevel reports whether a label can be the last one of a domain.
func isTopLevel(label string) bool {
	return !slices.Contains(specialDomains, label) && isLetter(rune(label[len(label)-1]))
}

// isLabel reports whether a text can be a label of a domain, between two dots.
func isLabel(label string) bool {
	if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' || len(label) > 3 && label[2:4] == "--" && label[:2] != "xn" {
		return false
	}
	return !strings.ContainsFunc(label, func(r rune) bool { return !isAlphanumeric(r) && r != '-' })
}

func isEvery(texts []string, is func(string) bool) bool {
	for _, text := range texts {
		if !is(text) {
			return false
		}
	}
	return true
}

// plainLabels reports whether all labels of a domain are plain.
func plainLabels(domain string) bool { return isEvery(strings.Split(domain, "."), isPlain) }

// isPlain reports whether a label has only letters, marks and digits besides
// ASCII, and no hyphen at the beginning or the end (IDNA 2008).
func isPlain(label string) bool {
	return !strings.HasPrefix(label, "-") && !strings.HasSuffix(label, "-") && !strings.ContainsFunc(label, func(r rune) bool {
		return r >= utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
}

func isLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
