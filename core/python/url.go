package python

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// URL is the result of urllib.parse.urlparse (Python 3.11.7).
type URL struct {
	Scheme, Netloc, Path, Params, Query, Fragment string
}

// The errors that urlparse and its result's port raise. Their texts continue a
// sentence that begins with the address.
var (
	ErrIPv6Netloc = errors.New("has [ or ] that are not around an IPv6 address")
	ErrNFKC       = errors.New("has a host with a look-alike of / ? # @ or :")
	ErrPort       = errors.New("has a port that is not a number from 0 to 65535")
)

// usesParams has the schemes whose last path segment may have parameters.
var usesParams = strings.Fields("ftp hdl prospero http https shttp rtsp rtsps sip sips mms sftp tel")

// ParseURL follows urllib.parse.urlparse. The error is ErrIPv6Netloc or
// ErrNFKC.
func ParseURL(text string) (URL, error) {
	u, err := SplitURL(text)
	if err != nil || !strings.Contains(u.Path, ";") || !hasParams(u.Scheme) {
		return u, err
	}
	start := max(strings.LastIndexByte(u.Path, '/'), 0)
	if at := strings.IndexByte(u.Path[start:], ';'); at >= 0 {
		u.Path, u.Params = u.Path[:start+at], u.Path[start+at+1:]
	}
	return u, nil
}

func hasParams(scheme string) bool { return scheme == "" || slices.Contains(usesParams, scheme) }

// SplitURL follows urllib.parse.urlsplit: the parameters stay in the path. The
// error is ErrIPv6Netloc or ErrNFKC.
func SplitURL(text string) (URL, error) {
	text = strings.TrimLeftFunc(text, func(r rune) bool { return r <= ' ' })
	text = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(text)
	var u URL
	if at := strings.IndexByte(text, ':'); at > 0 && IsScheme(text[:at]) {
		u.Scheme, text = strings.ToLower(text[:at]), text[at+1:]
	}
	u.Netloc, text = cutNetloc(text)
	if err := checkBrackets(u.Netloc); err != nil {
		return URL{}, err
	}
	text, u.Fragment, _ = strings.Cut(text, "#")
	u.Path, u.Query, _ = strings.Cut(text, "?")
	return u, checkNetloc(u.Netloc)
}

// cutNetloc splits off the netloc, which follows two slashes at the front.
func cutNetloc(text string) (netloc, rest string) {
	after, ok := strings.CutPrefix(text, "//")
	if !ok {
		return "", text
	}
	end := strings.IndexAny(after, "/?#")
	if end < 0 {
		end = len(after)
	}
	return after[:end], after[end:]
}

// IsScheme reports whether a text has the form of a URL's scheme: a letter,
// followed by letters, digits, '+', '-' and '.'.
func IsScheme(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i] | 0x20
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789+-.", rune(text[i]))) {
			return false
		}
	}
	return text != ""
}

func checkBrackets(netloc string) error {
	open, end := strings.IndexByte(netloc, '['), strings.IndexByte(netloc, ']')
	if open < 0 && end < 0 {
		return nil
	}
	if open < 0 || end < 0 {
		return ErrIPv6Netloc
	}
	host, _, _ := strings.Cut(netloc[open+1:], "]")
	if strings.HasPrefix(host, "v") {
		return checkFutureAddress(host)
	}
	if _, ok := ParseIPv6(withoutScope(host)); !ok {
		return ErrIPv6Netloc
	}
	return nil
}

// withoutScope drops a valid scope (%eth0) from an IPv6 address.
func withoutScope(host string) string {
	if address, scope, ok := strings.Cut(host, "%"); ok && scope != "" && !strings.ContainsAny(scope, "%") {
		return address
	}
	return host
}

func checkFutureAddress(host string) error {
	version, rest, ok := strings.Cut(host[1:], ".")
	if !ok || version == "" || strings.Trim(version, "0123456789abcdefABCDEF") != "" || rest == "" || strings.Contains(rest, "\n") {
		return ErrIPv6Netloc
	}
	return nil
}

// lookAlikes has the characters whose NFKC form contains one of / ? # @ :
// (Unicode 14, as in Python 3.11).
const lookAlikes = "\u2047\u2048\u2049\u2100\u2101\u2105\u2106\u2a74\ufe13\ufe16\ufe55\ufe56\ufe5f\ufe6b\uff03\uff0f\uff1a\uff1f\uff20"

func checkNetloc(netloc string) error {
	if strings.ContainsAny(netloc, lookAlikes) {
		return ErrNFKC
	}
	return nil
}

// hostInfo returns the part of the netloc after the last @.
func (u URL) hostInfo() string {
	return u.Netloc[strings.LastIndexByte(u.Netloc, '@')+1:]
}

// Username returns the text before the first colon in the part before the last
// @, unchanged. It returns false if the netloc has no @.
func (u URL) Username() (string, bool) {
	at := strings.LastIndexByte(u.Netloc, '@')
	if at < 0 {
		return "", false
	}
	name, _, _ := strings.Cut(u.Netloc[:at], ":")
	return name, true
}

// Password returns the text between that colon and the last @. It returns false
// if there is no such colon.
func (u URL) Password() (string, bool) {
	_, password, ok := strings.Cut(u.Netloc[:max(strings.LastIndexByte(u.Netloc, '@'), 0)], ":")
	return password, ok
}

// Hostname returns the host in lower case and without brackets; it keeps the
// case of an IPv6 scope. It returns false if the URL has no host.
func (u URL) Hostname() (string, bool) {
	host, _ := u.hostAndPort()
	name, scope, scoped := strings.Cut(host, "%")
	name = Lower(name)
	if scoped {
		name += "%" + scope
	}
	return name, host != ""
}

// Port returns the port. It returns false if the URL has none, and ErrPort if
// it is not a number from 0 to 65535.
func (u URL) Port() (int, bool, error) {
	_, port := u.hostAndPort()
	if port == "" {
		return 0, false, nil
	}
	number, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return 0, false, ErrPort
	}
	return int(number), true, nil
}

func (u URL) hostAndPort() (host, port string) {
	info := u.hostInfo()
	if _, bracketed, ok := strings.Cut(info, "["); ok {
		host, rest, _ := strings.Cut(bracketed, "]")
		_, port, _ := strings.Cut(rest, ":")
		return host, port
	}
	host, port, _ = strings.Cut(info, ":")
	return host, port
}

// Unquote follows urllib.parse.unquote: %XX are bytes of UTF-8, and invalid
// ones become U+FFFD.
func Unquote(text string) string {
	var out []byte
	for text != "" {
		char, size := unquoted(text)
		out, text = append(out, char), text[size:]
	}
	return strings.ToValidUTF8(string(out), "\ufffd")
}

// unquoted returns the byte that a text begins with, and how many bytes it is
// written in: three as %XX, otherwise one.
func unquoted(text string) (char byte, size int) {
	if text[0] == '%' && len(text) > 2 {
		if code, err := strconv.ParseUint(text[1:3], 16, 8); err == nil {
			return byte(code), 3
		}
	}
	return text[0], 1
}

// ParseIPv6 reads an IPv6 address without a scope, as both the ipaddress module
// and the WHATWG URL standard do. It returns false for any other text.
func ParseIPv6(text string) ([8]uint16, bool) {
	var words [8]uint16
	head, tail, compressed := strings.Cut(text, "::")
	before, ok := ipv6Words(head)
	after, ok2 := ipv6Words(tail)
	count := len(before) + len(after)
	if !ok || !ok2 || compressed == (count == 8) || count > 8 || strings.Contains(head, ".") && compressed {
		return words, false
	}
	copy(words[:], before)
	copy(words[8-len(after):], after)
	return words, true
}

func ipv6Words(text string) ([]uint16, bool) {
	if text == "" {
		return nil, true
	}
	var words []uint16
	parts := strings.Split(text, ":")
	for i, part := range parts {
		if i == len(parts)-1 && strings.Contains(part, ".") {
			high, low, ok := ipv4Words(part)
			return append(words, high, low), ok
		}
		word, ok := ipv6Word(part)
		if !ok {
			return nil, false
		}
		words = append(words, word)
	}
	return words, true
}

func ipv6Word(part string) (uint16, bool) {
	word, err := strconv.ParseUint(part, 16, 16)
	return uint16(word), err == nil && len(part) <= 4
}

func ipv4Words(text string) (high, low uint16, ok bool) {
	parts := strings.Split(text, ".")
	if len(parts) != 4 {
		return 0, 0, false
	}
	var all uint32
	for _, part := range parts {
		octet, ok := ipv4Octet(part)
		if !ok {
			return 0, 0, false
		}
		all = all<<8 | octet
	}
	return uint16(all >> 16), uint16(all), true
}

// ipv4Octet reads a number from 0 to 255 without leading zeros.
func ipv4Octet(part string) (uint32, bool) {
	octet, err := strconv.ParseUint(part, 10, 8)
	return uint32(octet), err == nil && (len(part) == 1 || part[0] != '0')
}
