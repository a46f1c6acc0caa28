package source

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestPosition(t *testing.T) {
	for _, c := range []struct {
		text   string
		offset int
		want   Position
	}{
		{"", 0, Position{0, 0}},
		{"ab", -5, Position{0, 0}},
		{"ab", 99, Position{0, 2}},
		{"a\nb", 1, Position{0, 1}},
		{"a\nb", 2, Position{1, 0}},
		{"a\n", 2, Position{1, 0}},
		{"a\r\nb", 1, Position{0, 1}},
		{"a\r\nb", 3, Position{1, 0}},
		{"a\rb", 2, Position{1, 0}},
		{"é b", 3, Position{0, 2}},
		{"𝄞b", 4, Position{0, 2}},
		{"x\n𝄞é𝄞b", 12, Position{1, 5}},
		{"a\u2028b", 4, Position{0, 2}},
		{"a\u0085b", 3, Position{0, 2}},
	} {
		if got := NewFile("f", c.text).Position(c.offset); got != c.want {
			t.Errorf("%q at %d: got %v, want %v", c.text, c.offset, got, c.want)
		}
	}
}

func TestOffset(t *testing.T) {
	for _, c := range []struct {
		text string
		at   Position
		want int
	}{
		{"", Position{0, 0}, 0},
		{"ab\ncd", Position{0, 99}, 2},
		{"ab\r\ncd", Position{0, 99}, 2},
		{"ab\ncd", Position{1, 1}, 4},
		{"ab\ncd", Position{9, 0}, 5},
		{"ab\ncd", Position{-1, 3}, 0},
		{"𝄞b", Position{0, 2}, 4},
		{"𝄞b", Position{0, 1}, 4}, // a character has no inside
		{"é\né", Position{1, 1}, 5},
	} {
		if got := NewFile("f", c.text).Offset(c.at); got != c.want {
			t.Errorf("%q at %v: got %d, want %d", c.text, c.at, got, c.want)
		}
	}
}

func TestLines(t *testing.T) {
	f := NewFile("f", "one\r\ntwo\rthree\n\nfive")
	want := []string{"one", "two", "three", "", "five"}
	if f.LineCount() != len(want) {
		t.Fatalf("%d lines", f.LineCount())
	}
	for i, text := range want {
		span := f.LineSpan(i)
		if got := f.Text[span.Start:span.End]; got != text || f.Line(span.Start) != i || f.Line(span.End) != i {
			t.Errorf("line %d is %q, its ends are in the lines %d and %d", i, got, f.Line(span.Start), f.Line(span.End))
		}
	}
	if f.LineSpan(-3) != f.LineSpan(0) || f.LineSpan(99) != f.LineSpan(4) {
		t.Error("lines outside of the text are its first and its last")
	}
	if f.Line(-1) != 0 || f.Line(999) != 4 {
		t.Error("offsets outside of the text are in its first and its last line")
	}
}

// FuzzPosition checks that offsets at the borders of characters survive the way
// to UTF-16 and back, and that the characters are counted as JavaScript does.
func FuzzPosition(f *testing.F) {
	for _, text := range []string{"", "a\nb", "a\r\nb\r\rc", "é𝄞\n𝄞", "\ufeffa", "\n\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		file := NewFile("f", text)
		for offset := range text {
			p := file.Position(offset)
			line := file.LineSpan(p.Line)
			if offset > line.End { // inside of CR LF
				continue
			}
			if back := file.Offset(p); back != offset {
				t.Errorf("%q: %d is %v is %d", text, offset, p, back)
			}
			if units := len(utf16.Encode([]rune(text[line.Start:offset]))); units != p.Character {
				t.Errorf("%q: %d is %v, and not %d units on", text, offset, p, units)
			}
		}
	})
}

func TestSpan(t *testing.T) {
	s := Span{2, 5}
	if s.Len() != 3 || s.Contains(1) || !s.Contains(2) || !s.Contains(5) || s.Contains(6) {
		t.Error("a span holds its bytes and the place after them")
	}
	r := NewFile("f", "a\nbcd").Range(Span{0, 4})
	if r.Start != (Position{0, 0}) || r.End != (Position{1, 2}) {
		t.Errorf("%+v", r)
	}
}

func TestApply(t *testing.T) {
	edit := func(start, end int, text string) Edit { return Edit{"f", Span{start, end}, text} }
	for _, c := range []struct {
		edits []Edit
		want  string
		err   error
	}{
		{nil, "hello", nil},
		{[]Edit{edit(0, 1, "J")}, "Jello", nil},
		{[]Edit{edit(5, 5, "!"), edit(0, 0, ">")}, ">hello!", nil},
		{[]Edit{edit(2, 2, "1"), edit(2, 2, "2")}, "he12llo", nil},
		{[]Edit{edit(1, 3, ""), edit(3, 4, "L")}, "hLo", nil},
		{[]Edit{edit(1, 3, ""), edit(2, 4, "")}, "", ErrOverlap},
		{[]Edit{edit(4, 9, "")}, "", ErrOverlap},
		{[]Edit{edit(-1, 2, "")}, "", ErrOverlap},
		{[]Edit{edit(3, 2, "")}, "", ErrOverlap},
	} {
		got, err := Apply("hello", c.edits)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%v: got %q, %v", c.edits, got, err)
		}
	}
}

func BenchmarkPosition(b *testing.B) {
	f := NewFile("f", strings.Repeat("some text, é and 𝄞\n", 10_000))
	for i := 0; b.Loop(); i++ {
		f.Position(i * 7919 % len(f.Text))
	}
}

func TestWithArticle(t *testing.T) {
	for noun, want := range map[string]string{"Flask": "a Flask", "ExpressJS": "an ExpressJS", "endpoint": "an endpoint", "peer": "a peer", "": "a "} {
		if got := WithArticle(noun); got != want {
			t.Errorf("%q: %q", noun, got)
		}
	}
}
