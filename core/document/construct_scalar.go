package document

import (
	"strings"

	"charm-playground/core/value"
)

// text returns a str.
func (c *constructor) text(text string) *value.Value {
	v := c.pool.New(value.String)
	v.Text = text
	return v
}

// refused refuses a scalar and returns its value, a str.
func (c *constructor) refused(kind problemKind, n *Node, args ...any) *value.Value {
	c.refuse(kind, n, args...)
	return c.text(n.Text)
}

// invalid refuses a scalar with the exception that Python raises.
func (c *constructor) invalid(n *Node, exception string) *value.Value {
	return c.refused(invalidScalar, n, exception, n.Tag)
}

// read makes a value from the text of a scalar. A node without text becomes what
// it would be without its tag.
func (c *constructor) read(n *Node, parse func(*constructor, *Node, string) *value.Value) *value.Value {
	text, ok := c.scalar(n)
	if !ok {
		return untagged(c, n)
	}
	return parse(c, n, text)
}

// null, boolean, integer, float, str, binary and timestamp follow the
// SafeConstructor's construct_yaml_null and so on.
func (c *constructor) null(n *Node) *value.Value {
	c.scalar(n)
	return c.pool.New(value.Null)
}

func (c *constructor) str(n *Node) *value.Value { return c.read(n, (*constructor).parseStr) }

func (c *constructor) parseStr(_ *Node, text string) *value.Value { return c.text(text) }

func (c *constructor) boolean(n *Node) *value.Value { return c.read(n, (*constructor).parseBool) }

// parseBool accepts the words in SafeConstructor.bool_values.
func (c *constructor) parseBool(n *Node, text string) *value.Value {
	v := c.pool.New(value.Bool)
	switch word := strings.ToLower(text); word {
	case "yes", "true", "on":
		v.Bool = true
	case "no", "false", "off":
	default:
		return c.invalid(n, "KeyError("+value.ReprString(word)+")")
	}
	return v
}
