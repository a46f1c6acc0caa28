package expansion

import (
	"charm-playground/core/charmcraft"
	"charm-playground/core/pydantic"
)

// kinds has a type for each of charmcraft's kinds of keys.
type kinds [charmcraft.Nothing + 1]pydantic.Type

// fieldKinds has the types of keys of the project and of all parts: they turn
// numbers into texts. propertyKinds has those of plugins, which do not.
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

// own is the type of a key that does not follow from its kind.
type own struct {
	name string
	kind pydantic.Type
}

// fields returns a model's fields for the keys. A type in owns overrides the
// type of the key's kind.
func fields(keys []charmcraft.Key, types *kinds, owns []own) (all []pydantic.Field) {
	for i := range keys {
		if key := &keys[i]; !key.Before {
			all = append(all, pydantic.Field{Name: key.Name, Type: typeOf(key, types, owns), Required: key.Required})
		}
	}
	return all
}

func typeOf(key *charmcraft.Key, types *kinds, owns []own) pydantic.Type {
	for i := range owns {
		if owns[i].name == key.Name {
			return owns[i].kind
		}
	}
	return types[key.Kind]
}
