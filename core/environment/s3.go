package environment

import (
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// s3Keys are the keys that s3.py reads; the first three are needed.
var s3Keys = []string{"access-key", "secret-key", "bucket", "region", "storage-class", "endpoint", "path", "s3-api-version", "s3-uri-style"}

// readS3 is s3.py, to_relation_data.
func readS3(c *charm, endpoint string) (fields, *Failure) {
	related := c.d.Related(endpoint)
	if len(related) == 0 || related[0].Data.Len() == 0 {
		return nil, nil
	}
	bag := related[0].Data
	loaded := loadBag(bag)
	data, wrong, reason := loaded.texts(s3Keys, 3, true)
	if reason != "" {
		return nil, invalid("s3", wrong, reason)
	}
	for _, key := range []string{"attributes", "tls-ca-chain"} {
		if v := loaded.values[key]; !isNull(v) && !isStringList(v) {
			return nil, invalid("s3", at(bag, key), "The value of "+key+" is no JSON list of texts.")
		}
	}
	if style, ok := data["s3-uri-style"]; ok {
		if style.Value == "host" {
			style.Value = "virtual"
		}
		data["addressing"] = style
	}
	if attributes := loaded.values["attributes"]; attributes.Truthy() {
		data.put("attributes", python.Dumps(attributes), at(bag, "attributes"))
		chain := loaded.values["tls-ca-chain"]
		if chain == nil {
			chain = value.NewNull()
		}
		data.put("tls-ca-chain", python.Dumps(chain), at(bag, "tls-ca-chain"))
	}
	return data, nil
}

func isStringList(v *value.Value) bool {
	if v.Kind != value.List {
		return false
	}
	for _, item := range v.Items {
		if !isString(item) {
			return false
		}
	}
	return true
}
