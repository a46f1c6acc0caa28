package juju

import "testing"

// TestNames checks the names that Juju accepts for applications and models, and
// the keys that it accepts for secrets.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		name                    string
		application, model, key bool
	}{
		{"shop", true, true, true},
		{"shop-k8s", true, true, true},
		{"s3", true, true, false},
		{"shop-1", false, true, true},
		{"shop-1a", true, true, true},
		{"1shop", false, true, false},
		{"-shop", false, false, false},
		{"shop-", false, true, false},
		{"shop--k8s", false, true, false},
		{"Shop", false, false, false},
		{"shöp", false, false, false},
		{"a-b", true, true, false},
		{"", false, false, false},
	} {
		if got := IsApplicationName(c.name); got != c.application {
			t.Errorf("IsApplicationName(%q) = %v", c.name, got)
		}
		if got := IsModelName(c.name); got != c.model {
			t.Errorf("IsModelName(%q) = %v", c.name, got)
		}
		if got := IsSecretKey(c.name); got != c.key {
			t.Errorf("IsSecretKey(%q) = %v", c.name, got)
		}
	}
}
