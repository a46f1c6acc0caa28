package document

// wordLen returns the length of the letters, digits, '-' and '_' from n bytes
// ahead.
func (s *scanner) wordLen(n int) int {
	size := 0
	for isWord(s.peek(n + size)) {
		size++
	}
	return size
}

func isWord(char byte) bool {
	return '0' <= char && char <= '9' || 'A' <= char && char <= 'Z' || 'a' <= char && char <= 'z' || char == '-' || char == '_'
}

// word advances over size bytes and returns them.
func (s *scanner) word(size int) string {
	start := s.at.offset
	s.forwardTo(start + size)
	return s.text[start:s.at.offset]
}

func (s *scanner) scanDirective(t *token) {
	s.step()
	t.text = s.scanDirectiveName(t.start)
	switch t.text {
	case "YAML":
		t.parameters = s.scanVersion(t.start)
	case "TAG":
		t.parameters = s.scanTagDirective(t.start)
	default:
		s.skipLine()
	}
	t.end = s.at.offset
	s.skipSpaces()
	if s.peek(0) == '#' {
		s.skipLine()
	}
	if !s.ending(0) {
		s.failHere(directiveRest, t.start)
	}
	s.lineBreak()
}

func (s *scanner) scanDirectiveName(start int) string {
	name := s.word(s.wordLen(0))
	if name == "" || !s.space(0) {
		s.failHere(directiveName, start)
	}
	return name
}

// scanVersion scans the two numbers of %YAML.
func (s *scanner) scanVersion(start int) *parameters {
	s.skipSpaces()
	major := s.scanVersionNumber(start)
	if s.peek(0) != '.' {
		s.failHere(versionDot, start)
	}
	s.step()
	minor := s.scanVersionNumber(start)
	if !s.space(0) {
		s.failHere(versionEnd, start)
	}
	return &parameters{major, minor}
}

func (s *scanner) scanVersionNumber(start int) string {
	size := 0
	for '0' <= s.peek(size) && s.peek(size) <= '9' {
		size++
	}
	if size == 0 {
		s.failHere(versionDigit, start)
	}
	return s.word(size)
}

// scanTagDirective scans the handle and the prefix of %TAG.
func (s *scanner) scanTagDirective(start int) *parameters {
	s.skipSpaces()
	handle := s.scanTagHandle(inDirective, start)
	if s.peek(0) != ' ' {
		s.failHere(directiveSpace, start)
	}
	s.skipSpaces()
	prefix := s.scanTagURI(inDirective, start)
	if !s.space(0) {
		s.failHere(directiveSpace, start)
	}
	return &parameters{handle, prefix}
}

// inTag and inDirective name what the scanner is reading, in PyYAML's words.
const (
	inTag       = "tag"
	inDirective = "directive"
)
