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
	s.skipSpaces()
	t.parameters = s.scanParameters(t.text, t.start)
	t.end = s.at.offset
	s.endLine(directiveRest, t.start)
}

func (s *scanner) scanDirectiveName(start int) string {
	name := s.word(s.wordLen(0))
	s.require(name != "" && s.space(0), directiveName, start)
	return name
}

// scanParameters scans the parameters of a directive; those of an unknown one
// are nil.
func (s *scanner) scanParameters(name string, start int) *parameters {
	switch name {
	case "YAML":
		return s.scanVersion(start)
	case "TAG":
		return s.scanTagDirective(start)
	}
	s.skipLine()
	return nil
}

// scanVersion scans the two numbers of %YAML.
func (s *scanner) scanVersion(start int) *parameters {
	major := s.scanVersionNumber(start)
	s.require(s.peek(0) == '.', versionDot, start)
	s.step()
	minor := s.scanVersionNumber(start)
	s.require(s.space(0), versionEnd, start)
	return &parameters{major, minor}
}

func (s *scanner) scanVersionNumber(start int) string {
	size := 0
	for '0' <= s.peek(size) && s.peek(size) <= '9' {
		size++
	}
	s.require(size > 0, versionDigit, start)
	return s.word(size)
}

// scanTagDirective scans the handle and the prefix of %TAG.
func (s *scanner) scanTagDirective(start int) *parameters {
	handle := s.scanTagHandle(inDirective, start)
	s.require(s.peek(0) == ' ', directiveSpace, start)
	s.skipSpaces()
	prefix := s.scanTagURI(inDirective, start)
	s.require(s.space(0), directiveSpace, start)
	return &parameters{handle, prefix}
}

// endLine scans the rest of a line: spaces, a comment and the line break.
// Anything else is refused.
func (s *scanner) endLine(refused problemKind, start int) {
	s.skipSpaces()
	if s.peek(0) == '#' {
		s.skipLine()
	}
	s.require(s.ending(0), refused, start)
	s.lineBreak()
}

// inTag and inDirective name what the scanner is reading, in PyYAML's words.
const (
	inTag       = "tag"
	inDirective = "directive"
)
