package value

import (
	"charm-playground/core/big"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Entry is a key of a dict with its value.
type Entry struct {
	Key, Value *Value
}

// NewEntry returns an entry with a str key that has no origin.
func NewEntry(key string, v *Value) Entry { return Entry{Key: NewString(key), Value: v} }

// Dict is Python's dict: it keeps the order of insertion, and keys that are
// equal in Python (1, 1.0 and True) are one key. The zero Dict is empty.
type Dict struct {
	entries []Entry
	index   map[string]int // place in entries by the hash of the key; nil until a search among many entries needs it
}

// few is the number of entries up to which a linear search is faster than an
// index.
const few = 8

// NewDict returns an empty dict.
func NewDict() *Dict { return &Dict{} }

// Len returns the number of entries.
func (d *Dict) Len() int { return len(d.entries) }

// Entries returns the entries in order; the caller must not change the slice.
func (d *Dict) Entries() []Entry { return d.entries }

// find returns the place of a key in the entries, or -1.
func (d *Dict) find(kind Kind, hash string) int {
	if len(d.entries) > few {
		return d.indexed(hash)
	}
	for i := range d.entries {
		key := d.entries[i].Key
		if kind == String && key.Kind == String && key.Text == hash || kind != String && key.Kind != String && key.hash() == hash {
			return i
		}
	}
	return -1
}

// indexed is find with the index, which it builds on first use.
func (d *Dict) indexed(hash string) int {
	if d.index == nil {
		d.index = make(map[string]int, len(d.entries))
		for i := range d.entries {
			d.index[d.entries[i].Key.hash()] = i
		}
	}
	if i, ok := d.index[hash]; ok {
		return i
	}
	return -1
}

// at returns the entry at a place, or none for -1.
func (d *Dict) at(i int) (Entry, bool) {
	if i < 0 {
		return Entry{}, false
	}
	return d.entries[i], true
}

// Find returns the entry with a key equal to the given one.
func (d *Dict) Find(key *Value) (Entry, bool) { return d.at(d.find(key.Kind, key.hash())) }

// Entry returns the entry whose key is the given str.
func (d *Dict) Entry(key string) (Entry, bool) { return d.at(d.find(String, key)) }

// Get returns the value of the given str key, or nil.
func (d *Dict) Get(key string) *Value {
	e, _ := d.Entry(key)
	return e.Value
}

// Has reports whether the dict has the given str key.
func (d *Dict) Has(key string) bool { return d.find(String, key) >= 0 }

// Set sets the value of key; an existing key keeps its place and, as in Python,
// its own object.
func (d *Dict) Set(key, v *Value) {
	if i := d.find(key.Kind, key.hash()); i >= 0 {
		d.entries[i].Value = v
		return
	}
	d.Append(key, v)
}

// Append is Set for a key that the dict is known not to have.
func (d *Dict) Append(key, v *Value) {
	if d.index != nil {
		d.index[key.hash()] = len(d.entries)
	}
	d.entries = append(d.entries, Entry{key, v})
}

// SetString is Set with a str key that gets the value's origin.
func (d *Dict) SetString(key string, v *Value) {
	k := NewString(key)
	k.Origin = v.Origin
	d.Set(k, v)
}

// Delete removes the str key and returns its value, or nil.
func (d *Dict) Delete(key string) *Value {
	at := d.find(String, key)
	if at < 0 {
		return nil
	}
	removed := d.entries[at].Value
	d.entries = append(d.entries[:at:at], d.entries[at+1:]...)
	d.index = nil
	return removed
}

// hash is equal for two values exactly if Python treats them as the same key,
// except for datetimes of different zones, which Python compares by instant.
// The hash of a str is its text; that of any other value begins with a byte
// that never occurs in UTF-8, not even in halves of surrogate pairs.
func (v *Value) hash() string {
	if v.Kind == String {
		return v.Text
	}
	return "\xff" + v.hashOther()
}

// hashOther is hash for values other than str.
func (v *Value) hashOther() string {
	switch v.Kind {
	case Bool:
		if v.Bool {
			return "n1"
		}
		return "n0"
	case Int:
		return "n" + v.Int.Hex()
	case Float:
		return v.hashFloat()
	case Tuple:
		return "t" + hashItems(v.Items)
	default:
		return v.Kind.String() + v.Text
	}
}

func hashItems(items []*Value) string {
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = strconv.Quote(item.hash())
	}
	return strings.Join(parts, ",")
}

// hashFloat returns the hash of a float, which is that of an int if they are
// equal.
func (v *Value) hashFloat() string {
	switch {
	case v.Float == math.Trunc(v.Float) && !math.IsInf(v.Float, 0):
		return "n" + big.FromFloat(v.Float).Hex()
	case math.IsNaN(v.Float): // A NaN equals nothing but, in a dict, itself.
		return fmt.Sprintf("nan%p", v)
	}
	return "f" + strconv.FormatFloat(v.Float, 'g', -1, 64)
}
