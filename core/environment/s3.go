package environment

import (
	"cmp"

	"charm-playground/core/deployment"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// readS3 follows s3.py, to_relation_data.
func readS3(r *request) (fields, *Failure) {
	bag := firstBag(r, r.endpoint.Name)
	if bag.Len() == 0 {
		return nil, nil
	}
	loaded := loadBag(bag)
	data, wrong, reason := loaded.texts(r.endpoint.Integration.App, true)
	if reason != "" {
		return nil, refusedS3(bag, wrong, reason)
	}
	addAddressing(data)
	loaded.addAttributes(data)
	return data, nil
}

// refusedS3 returns the failure over the databag, and explains why its secret
// does not help.
func refusedS3(bag deployment.Databag, wrong deployment.Place, reason string) *Failure {
	if secret, ok := bag.Get("secret-extra"); ok {
		wrong, reason = secret.Place, "The charm's S3 library does not read the secret of 'secret-extra': it takes access-key and secret-key from the databag, where s3-integrator's version 1 writes them."
	}
	return invalid("s3", wrong, reason)
}

// addAttributes adds what the charm passes on only with attributes.
func (b *loadedBag) addAttributes(data fields) {
	if attributes := b.values["attributes"]; attributes.Truthy() {
		data.put("attributes", python.Dumps(attributes), at(b.Databag, "attributes"))
		data.put("chain", python.Dumps(cmp.Or(b.values["tls-ca-chain"], value.NewNull())), at(b.Databag, "tls-ca-chain"))
	}
}

// addAddressing adds boto3's name for the style of addresses.
func addAddressing(data fields) {
	style, ok := data["s3-uri-style"]
	if style.Value == "host" {
		style.Value = "virtual"
	}
	data.putIf(ok, "addressing", style.Value, style.Place)
}
