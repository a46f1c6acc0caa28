package document

import "strings"

// fetchIndicator fetches tokens that begin with an indicator. Some depend on
// the next character or on the context.
func (s *scanner) fetchIndicator(char byte) bool {
	switch flow := s.inFlow(); char {
	case '[':
		s.fetchFlowStart(flowSequenceToken)
	case '{':
		s.fetchFlowStart(flowMappingToken)
	case ']':
		s.fetchFlowEnd(flowSequenceEnd)
	case '}':
		s.fetchFlowEnd(flowMappingEnd)
	case ',':
		s.fetchFlowEntry()
	case '*':
		s.scanAnchor(s.keyLike(aliasToken), aliasName)
	case '&':
		s.scanAnchor(s.keyLike(anchorToken), anchorName)
	case '!':
		s.scanTag(s.keyLike(tagToken))
	case '\'':
		s.scanQuoted(s.keyLike(scalarToken), SingleQuoted)
	case '"':
		s.scanQuoted(s.keyLike(scalarToken), DoubleQuoted)
	case '-':
		return s.blank(1) && s.fetchBlockEntry()
	case '?':
		return (flow || s.blank(1)) && s.fetchKey()
	case ':':
		return (flow || s.blank(1)) && s.fetchValue()
	case '|':
		return !flow && s.fetchBlockScalar(Literal)
	case '>':
		return !flow && s.fetchBlockScalar(Folded)
	default:
		return false
	}
	return true
}

// startsPlain reports whether a plain scalar can begin here.
func (s *scanner) startsPlain() bool {
	char := s.peek(0)
	if !s.blank(0) && strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", char) < 0 {
		return true
	}
	return (char == '-' || !s.inFlow() && (char == '?' || char == ':')) && !s.blank(1)
}
