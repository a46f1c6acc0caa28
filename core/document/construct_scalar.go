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

// invalid refuses a scalar with the exception that Python raises.
func (c *constructor) invalid(n *Node, exception string) *value.Value {
	c.refuse(invalidScalar, n, exception, n.Tag)
	return c.text(n.Text)
}

// null, boolean, integer, float, str, binary and timestamp follow the
// SafeConstructor's construct_yaml_null and so on.
func (c *constructor) null(n *Node) *value.Value {
	c.scalar(n)
	return c.pool.New(value.Null)
}

func (c *constructor) str(n *Node) *value.Value {
	text, ok := c.scalar(n)
	if !ok {
		return untagged(c, n)
	}
	return c.text(text)
}

// boolean accepts the words in SafeConstructor.bool_values.
func (c *constructor) boolean(n *Node) *value.Value {
	text, ok := c.scalar(n)
	if !ok {
		return untagged(c, n)
	}
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
