package environment

import (
	"cmp"

	"charm-playground/core/python"
	"charm-playground/core/value"
)

// readS3 follows s3.py, to_relation_data.
func readS3(r *request) (fields, *Failure) {
	related := r.related()
	if len(related) == 0 || related[0].Data.Len() == 0 {
		return nil, nil
	}
	bag := related[0].Data
	loaded := loadBag(bag)
	data, wrong, reason := loaded.texts(r.endpoint.Integration.App, true)
	if reason != "" {
		if secret, ok := bag.Get("secret-extra"); ok {
			wrong, reason = secret.Place, "The charm's S3 library does not read the secret of 'secret-extra': it takes access-key and secret-key from the databag, where s3-integrator's version 1 writes them."
		}
		return nil, invalid("s3", wrong, reason)
	}
	addAddressing(data)
	if attributes := loaded.values["attributes"]; attributes.Truthy() {
		data.put("attributes", python.Dumps(attributes), at(bag, "attributes"))
		data.put("chain", python.Dumps(cmp.Or(loaded.values["tls-ca-chain"], value.NewNull())), at(bag, "tls-ca-chain"))
	}
	return data, nil
}

// addAddressing adds boto3's name for the style of addresses.
func addAddressing(data fields) {
	style, ok := data["s3-uri-style"]
	if style.Value == "host" {
		style.Value = "virtual"
	}
	if ok {
		data["addressing"] = style
	}
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
