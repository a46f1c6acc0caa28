package recorded

import "testing"

func TestCheck(t *testing.T) {
	const page = "https://documentation.ubuntu.com/charmcraft/stable/reference/platforms/"
	for link, good := range map[string]bool{
		page:                                true,
		page + "#build-on":                  true,
		page + "#build-off":                 false,
		page + "elsewhere/":                 false,
		"https://charmhub.io/integrations/": true,
		"charmhub.io/integrations":          false,
		"https://charmhub.io/<NAME>":        false,
		"":                                  false,
	} {
		if err := Check(link); (err == nil) != good {
			t.Errorf("%q: %v", link, err)
		}
	}
}
