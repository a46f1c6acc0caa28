package mock

import (
	"charm-playground/core/schema"
	"charm-playground/core/value"
	"slices"
	"strings"
)

// words returns an entry function for an output with fixed keys.
func words(list string) func(string, *value.Value) bool {
	all := strings.Fields(list)
	return func(key string, _ *value.Value) bool { return slices.Contains(all, key) }
}

func anything(value.Node) bool { return true }

func isMap(v *value.Value) bool { return v != nil && v.Kind == value.Map }

func isList(v *value.Value) bool { return v != nil && v.Kind == value.List }

// isBundleEntry reports whether a key belongs to a bundle; its relations are
// pairs.
func isBundleEntry(key string, v *value.Value) bool {
	switch key {
	case "relations":
		return isList(v) && len(v.Items) > 0 && !slices.ContainsFunc(v.Items, func(item *value.Value) bool { return !isList(item) })
	case "applications", "saas", "machines", "variables":
		return isMap(v)
	}
	return slices.Contains([]string{"bundle", "name", "description", "series", "default-base"}, key)
}

// isBundle distinguishes a bundle from the output of juju status, whose
// applications have a status.
func isBundle(of value.Node) bool {
	all := of.Get("applications").Entries()
	return len(all) > 0 && !slices.ContainsFunc(all, func(n value.Node) bool {
		return n.Get("application-status").Value != nil || isMap(n.Get("units").Value)
	})
}

func isStatusEntry(key string, v *value.Value) bool {
	switch key {
	case "model":
		return isMap(v) && (v.Get("controller") != nil || v.Get("type") != nil || v.Get("model-status") != nil)
	case "controller":
		return isMap(v) && v.Get("timestamp") != nil
	case "applications", "machines", "application-endpoints", "offers", "storage", "branches":
		return isMap(v)
	}
	return false
}

func isStatus(of value.Node) bool { return isMap(of.Get("applications").Value) }

func isConfig(of value.Node) bool {
	settings := of.Get("settings").Entries()
	return len(settings) > 0 && !slices.ContainsFunc(settings, func(n value.Node) bool { return !isSetting(n.Key, n.Value) })
}

// isSetting reports whether a value looks like an option in the output of juju
// config.
func isSetting(_ string, v *value.Value) bool {
	return isMap(v) && (v.Get("source") != nil || v.Get("value") != nil && v.Get("type") != nil)
}

// isSourced reports whether a value looks like a key in the output of juju
// model-config; in JSON its field names begin with capitals.
func isSourced(_ string, v *value.Value) bool {
	return isMap(v) && v.Map.Len() <= 2 && (v.Get("source") != nil && (v.Map.Len() == 1 || v.Map.Has("value")) || v.Map.Has("Source") && v.Map.Has("Value"))
}

func isGoalEntry(key string, v *value.Value) bool {
	return (key == "units" || key == "relations") && isMap(v)
}

func isGoalState(of value.Node) bool {
	states := of.Get("units").Entries()
	for _, unit := range states {
		if !schema.IsUnitName(unit.Key) || unit.Get("status").Value == nil {
			return false
		}
	}
	return len(states) > 0
}

// isSecretID reports whether a text is the bare ID of a secret: an XID, as in
// github.com/rs/xid.
func isSecretID(text string) bool {
	return len(text) == 20 && strings.Trim(text, "0123456789abcdefghijklmnopqrstuv") == ""
}

func isSecretEntry(key string, v *value.Value) bool {
	return isSecretID(SecretID(key)) && isMap(v) && v.Get("revision") != nil && (v.Get("content") != nil || v.Get("created") != nil || v.Get("owner") != nil)
}

func isApplicationEntry(_ string, v *value.Value) bool {
	if !isMap(v) || v.Get("charm") == nil {
		return false
	}
	return v.Get("endpoint-bindings") != nil || v.Get("exposed") != nil || v.Get("principal") != nil
}

func isRelationInfo(of value.Node) bool {
	return slices.ContainsFunc(of.Get("relation-info").Items(), func(n value.Node) bool { return n.Get("endpoint").Value != nil })
}

func isRelation(of value.Node) bool {
	return textAt(of, "endpoint") != "" && of.Value.Map.Len() > 1
}
