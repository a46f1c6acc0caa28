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

// Dict is Python's dict: it keeps the order of insertion, and keys that are
// equal in Python (1, 1.0 and True) are one key.
type Dict struct {
	entries []Entry
	index   map[string]int // hash of a key -> its place in entries
}

// NewDict is an empty dict.
func NewDict() *Dict { return &Dict{index: map[string]int{}} }

// Len is the number of entries.
func (d *Dict) Len() int { return len(d.entries) }

// Entries are the entries in order; the slice must not be changed.
func (d *Dict) Entries() []Entry { return d.entries }

// Find is the entry with a key equal to the given one.
func (d *Dict) Find(key *Value) (Entry, bool) {
	i, ok := d.index[key.hash()]
	if !ok {
		return Entry{}, false
	}
	return d.entries[i], true
}

// Entry is the entry whose key is the given str.
func (d *Dict) Entry(key string) (Entry, bool) {
	i, ok := d.index[stringHash(key)]
	if !ok {
		return Entry{}, false
	}
	return d.entries[i], true
}

// Get is the value of the key that is the given str, or nil.
func (d *Dict) Get(key string) *Value {
	e, _ := d.Entry(key)
	return e.Value
}

// Has reports whether there is a key that is the given str.
func (d *Dict) Has(key string) bool {
	_, ok := d.index[stringHash(key)]
	return ok
}

// Set gives key the value; a key that is already there keeps its place and,
// as in Python, its own object.
func (d *Dict) Set(key, v *Value) {
	hash := key.hash()
	if i, ok := d.index[hash]; ok {
		d.entries[i].Value = v
		return
	}
	d.index[hash] = len(d.entries)
	d.entries = append(d.entries, Entry{key, v})
}

// SetString is Set with a str key that has the value's origin.
func (d *Dict) SetString(key string, v *Value) {
	k := NewString(key)
	k.Origin = v.Origin
	d.Set(k, v)
}

// Delete removes the str key and returns its value, or nil.
func (d *Dict) Delete(key string) *Value {
	hash := stringHash(key)
	at, ok := d.index[hash]
	if !ok {
		return nil
	}
	removed := d.entries[at].Value
	d.entries = append(d.entries[:at:at], d.entries[at+1:]...)
	delete(d.index, hash)
	for i := at; i < len(d.entries); i++ {
		d.index[d.entries[i].Key.hash()] = i
	}
	return removed
}

func stringHash(text string) string { return "s" + text }

// hash is equal for two values exactly when Python holds them for the same key,
// but for datetimes of different zones, which Python compares by their instant.
func (v *Value) hash() string {
	switch v.Kind {
	case String:
		return stringHash(v.Text)
	case Bool:
		if v.Bool {
			return "n1"
		}
		return "n0"
	case Int:
		return "n" + v.Int.Hex()
	case Float:
		if v.Float == math.Trunc(v.Float) && !math.IsInf(v.Float, 0) {
			return "n" + big.FromFloat(v.Float).Hex()
		}
		if math.IsNaN(v.Float) { // A NaN equals nothing but, in a dict, itself.
			return fmt.Sprintf("nan%p", v)
		}
		return "f" + strconv.FormatFloat(v.Float, 'g', -1, 64)
	case Tuple:
		parts := make([]string, len(v.Items))
		for i, item := range v.Items {
			parts[i] = strconv.Quote(item.hash())
		}
		return "t" + strings.Join(parts, ",")
	default:
		return v.Kind.String() + v.Text
	}
}
