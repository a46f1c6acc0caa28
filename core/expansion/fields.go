package expansion

import (
	"charm-playground/core/charmcraft"
	"charm-playground/core/pydantic"
)

// kinds are the types of keys, by charmcraft's kind.
type kinds [charmcraft.Nothing + 1]pydantic.Type

// fieldKinds are those of the project and of what all parts share, which turn
// numbers into texts; propertyKinds are those of plugins, which do not.
var (
	fieldKinds = kinds{
		charmcraft.Text: &pydantic.Str, charmcraft.MaybeText: &maybeText, charmcraft.Texts: &texts, charmcraft.MaybeTexts: &maybeTexts,
		charmcraft.TextDict: &textDict, charmcraft.Slices: &chiselSlices, charmcraft.Paths: &paths, charmcraft.Environment: &pydantic.List{Item: &textDict},
		charmcraft.Rights: &pydantic.List{Item: pydantic.Func(permissions)}, charmcraft.Bool: &pydantic.Bool, charmcraft.Int: &pydantic.Int,
		charmcraft.Mapping: &anyDict, charmcraft.Nothing: &pydantic.None,
	}
	propertyKinds = kinds{
		charmcraft.Text: &pydantic.PlainStr, charmcraft.MaybeText: &maybeWord, charmcraft.Texts: &words, charmcraft.UniqueTexts: &uniqueWords,
		charmcraft.MaybeUnique: &maybeUnique, charmcraft.TextSet: &wordSet, charmcraft.TextDict: &wordDict, charmcraft.Bool: &pydantic.Bool, charmcraft.Int: &pydantic.Int,
	}
)

// own is the type of a key that has one of its own.
type own struct {
	name string
	kind pydantic.Type
}

// fields are the fields of a model for the keys; a type of its own goes before
// the one of the kind.
func fields(keys []charmcraft.Key, types *kinds, owns []own) []pydantic.Field {
	all := make([]pydantic.Field, 0, len(keys))
	for i := range keys {
		key := &keys[i]
		if key.Before {
			continue
		}
		field := pydantic.Field{Name: key.Name, Type: types[key.Kind], Required: key.Required}
		for _, o := range owns {
			if o.name == key.Name {
				field.Type = o.kind
			}
		}
		all = append(all, field)
	}
	return all
}
