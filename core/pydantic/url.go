package pydantic

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"charm-playground/core/python"
)

// ErrURL is the error of URL and HTTPURL for a text that is not a URL.
var ErrURL = errors.New("not a URL")

// defaultPorts has the special schemes of the WHATWG URL standard with the
// ports that the normal form omits; file has none.
var defaultPorts = []struct {
	scheme string
	port   int
}{{"http", 80}, {"ws", 80}, {"https", 443}, {"wss", 443}, {"ftp", 21}, {"file", -1}}

// The percent-encode sets of the WHATWG URL standard, without control and
// non-ASCII characters, as in the Rust url crate 2.5.
const (
	fragmentSet     = " \"<>`"
	pathSet         = fragmentSet + "#?{}"
	userinfoSet     = pathSet + "/:;=@[\\]^|"
	querySet        = " \"#<>"
	specialQuerySet = querySet + "'"
)

// URL follows str(AnyUrl): it returns the URL in the normal form of the WHATWG
// URL standard, as the Rust url crate writes it. Any other text is ErrURL.
func URL(text string) (string, error) {
	u, err := parseURL(text)
	return u.text, err
}

// HTTPURL follows str(AnyHttpUrl): it is URL for http and https only.
func HTTPURL(text string) (string, error) {
	u, err := parseURL(text)
	if err == nil && u.scheme != "http" && u.scheme != "https" {
		return "", ErrURL
	}
	return u.text, err
}

// UnicodeURL follows AnyUrl.unicode_string() for a URL in its normal form: it
// decodes the host from punycode. As in pydantic-core 2.50, the decoded host is
// written right after the slashes, over user and password if there are any.
func UnicodeURL(normal string) string {
	u, err := parseURL(normal)
	if err != nil || !u.special || u.host == "" {
		return normal
	}
	labels := strings.Split(u.host, ".")
	changed := false
	for i, label := range labels {
		if plain, ok := decodeLabel(label); ok {
			labels[i], changed = plain, true
		}
	}
	if !changed {
		return normal
	}
	start := len(u.scheme) + len("://")
	return normal[:start] + strings.Join(labels, ".") + normal[start+len(u.host):]
}

// parsedURL is a URL in its normal form, with the parts that callers need.
type parsedURL struct {
	scheme  string
	special bool
	port    int    // the default port, which the text omits
	host    string // as in text
	text    string
}

func parseURL(text string) (parsedURL, error) {
	scheme, rest, ok := strings.Cut(cleaned(text), ":")
	if !ok || !python.IsScheme(scheme) {
		return parsedURL{}, ErrURL
	}
	u := newURL(strings.ToLower(scheme))
	rest, fragment, hasFragment := strings.Cut(rest, "#")
	rest, query, hasQuery := strings.Cut(rest, "?")
	if err := u.hierarchy(rest); err != nil {
		return parsedURL{}, err
	}
	if hasQuery {
		u.text += "?" + encode(query, u.querySet())
	}
	if hasFragment {
		u.text += "#" + encode(fragment, fragmentSet)
	}
	return u, nil
}

// cleaned returns a text without what the URL standard ignores: control
// characters and spaces around it, tabs and line breaks in it.
func cleaned(text string) string {
	text = strings.TrimFunc(text, func(r rune) bool { return r <= ' ' })
	return strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(text)
}

// querySet returns the percent-encode set of the query.
func (u *parsedURL) querySet() string {
	if u.special {
		return specialQuerySet
	}
	return querySet
}

// newURL returns a URL of which only the scheme is read.
func newURL(scheme string) parsedURL {
	u := parsedURL{scheme: scheme}
	for i := range defaultPorts {
		if defaultPorts[i].scheme == scheme {
			u.special, u.port = true, defaultPorts[i].port
		}
	}
	return u
}

// hierarchy reads the text between the scheme and the query.
func (u *parsedURL) hierarchy(rest string) error {
	u.text = u.scheme + ":"
	if u.special {
		rest = strings.ReplaceAll(rest, `\`, "/")
	}
	switch {
	case u.scheme == "file":
		return u.file(rest)
	case u.special:
		return u.authority(strings.TrimLeft(rest, "/"))
	case strings.HasPrefix(rest, "//"):
		return u.authority(rest[2:])
	case !strings.HasPrefix(rest, "/"):
		u.text += encode(rest, "")
	default:
		u.absolutePath(rest)
	}
	return nil
}

// absolutePath reads a path without a host. If it begins with two slashes, "/."
// precedes it, so that it is not read as a host.
func (u *parsedURL) absolutePath(rest string) {
	path := u.path(rest)
	if strings.HasPrefix(path, "//") {
		u.text += "/."
	}
	u.text += path
}

// file reads the text after `file:`: a path, or a host and a path. It allows no
// user and no port. A drive letter begins the path, which then has no host (the
// file states of the URL standard).
func (u *parsedURL) file(rest string) error {
	if strings.HasPrefix(rest, "///") { // this form keeps a drive as it is
		return u.authority(rest[2:])
	}
	if !strings.HasPrefix(rest, "//") {
		rest = "///" + strings.TrimPrefix(rest, "/")
	}
	host, path, hasPath := strings.Cut(rest[2:], "/")
	if hasPath {
		path = "/" + path
	}
	if isDrive(host) {
		host, path = "", "/"+host+path
	}
	if !isPlainHost(host) {
		return ErrURL
	}
	if len(path) > 2 && isDrive(path[1:3]) && (len(path) == 3 || path[3] == '/') {
		host, path = "", path[:2]+":"+path[3:]
	}
	return u.authority(host + path)
}

// isPlainHost reports whether a host has neither a user nor a port.
func isPlainHost(host string) bool {
	colon := strings.Contains(host, "]:") || !strings.HasPrefix(host, "[") && strings.Contains(host, ":")
	return !strings.Contains(host, "@") && !colon
}

// isDrive reports whether a segment of a path is a drive letter. Dot segments
// do not go above it (the URL standard, shorten a url's path; the Rust url
// crate applies this to every scheme).
func isDrive(segment string) bool {
	return len(segment) == 2 && isLetter(rune(segment[0])) && (segment[1] == ':' || segment[1] == '|')
}

// authority reads user, host and port, and the path after them.
func (u *parsedURL) authority(rest string) error {
	info, path := cutPath(rest)
	at := strings.LastIndexByte(info, '@')
	if at >= 0 && at+1 == len(info) {
		return ErrURL
	}
	if u.text += "//"; at >= 0 {
		u.text += userinfo(info[:at])
	}
	if err := u.server(info[at+1:]); err != nil {
		return err
	}
	if u.special && path == "" {
		path = "/"
	}
	u.text += u.path(path)
	return nil
}

// cutPath cuts before the first slash.
func cutPath(rest string) (info, path string) {
	at := strings.IndexByte(rest, '/')
	if at < 0 {
		return rest, ""
	}
	return rest[:at], rest[at:]
}

// server reads host and port.
func (u *parsedURL) server(text string) error {
	host, port, hasPort := splitHost(text)
	normal, err := u.normalHost(host)
	if err != nil || normal == "" && (hasPort || u.special && u.scheme != "file" || strings.HasSuffix(u.text, "@")) {
		return ErrURL
	}
	u.host = normal
	u.text += normal
	if hasPort {
		port, err = normalPort(port, u.port)
		u.text += port
	}
	return err
}

// userinfo encodes user and password; an empty password loses its colon.
func userinfo(text string) string {
	user, password, _ := strings.Cut(text, ":")
	out := encode(user, userinfoSet)
	if password != "" {
		out += ":" + encode(password, userinfoSet)
	}
	if out == "" {
		return ""
	}
	return out + "@"
}

// splitHost cuts at the first colon outside brackets.
func splitHost(info string) (host, port string, hasPort bool) {
	inside := false
	for i := 0; i < len(info); i++ {
		switch info[i] {
		case '[':
			inside = true
		case ']':
			inside = false
		case ':':
			if !inside {
				return info[:i], info[i+1:], true
			}
		}
	}
	return info, "", false
}

// normalPort writes a port. In a URL with a scheme that is not special, a
// backslash ends the port and begins the path.
func normalPort(text string, standard int) (string, error) {
	digits, rest, slash := strings.Cut(text, `\`)
	port, err := portNumber(digits, standard)
	if err == nil && slash {
		port += "/" + encode(`\`+rest, pathSet)
	}
	return port, err
}

// portNumber writes the number of a port, with its colon. It omits the standard
// one.
func portNumber(digits string, standard int) (string, error) {
	if digits == "" {
		return "", nil
	}
	number, err := strconv.ParseUint(digits, 10, 16)
	switch {
	case err != nil:
		return "", ErrURL
	case int(number) == standard && number != 0:
		return "", nil
	}
	return ":" + strconv.FormatUint(number, 10), nil
}

// forbiddenHost has the characters that no host may contain.
const forbiddenHost = "\x00\t\n\r #/:<>?@[\\]^|"

func (u *parsedURL) normalHost(host string) (string, error) {
	switch {
	case strings.HasPrefix(host, "["):
		return ipv6Host(host)
	case !u.special && strings.ContainsAny(host, forbiddenHost):
		return "", ErrURL
	case !u.special:
		return encode(host, ""), nil
	}
	name, err := toASCII(python.Unquote(host))
	if err != nil || u.scheme == "file" && name == "localhost" {
		return "", err
	}
	return ipv4Host(name)
}

// ipv6Host writes an IPv6 address in brackets.
func ipv6Host(host string) (string, error) {
	words, ok := python.ParseIPv6(strings.TrimSuffix(host[1:], "]"))
	if !ok || !strings.HasSuffix(host, "]") {
		return "", ErrURL
	}
	return "[" + ipv6Text(words) + "]", nil
}

// path removes the dot segments and encodes the rest.
func (u *parsedURL) path(text string) string {
	if text == "" {
		return ""
	}
	var out []string
	segments := strings.Split(text[1:], "/")
	for i, segment := range segments {
		last := i == len(segments)-1
		switch strings.ReplaceAll(strings.ToLower(segment), "%2e", ".") {
		case "..":
			out = withoutLast(out)
			fallthrough
		case ".":
			if last {
				out = append(out, "")
			}
		default:
			out = append(out, encode(segment, pathSet))
		}
	}
	return "/" + strings.Join(out, "/")
}

// withoutLast drops the last segment, unless it is a drive.
func withoutLast(segments []string) []string {
	if n := len(segments); n > 0 && !isDrive(segments[n-1]) {
		return segments[:n-1]
	}
	return segments
}

// encode percent-encodes control characters, non-ASCII characters and the
// characters of set.
func encode(text, set string) string {
	const hex = "0123456789ABCDEF"
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < 0x20 || c >= 0x7f || strings.IndexByte(set, c) >= 0 {
			out.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		out.WriteByte(c)
	}
	return out.String()
}

// validUTF8 reports whether a text has no U+FFFD, which replaces invalid bytes.
func validUTF8(text string) bool { return !strings.ContainsRune(text, utf8.RuneError) }
