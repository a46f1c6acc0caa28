package diagnostic

// ExampleCharm is the charmcraft.yaml that accompanies examples of other files.
const ExampleCharm = `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
extensions:
  - flask-framework
`

// Files returns the project folder of an entry whose file has this text; an
// empty text means a project without the file.
func (e *Entry) Files(text string) map[string]string {
	files := map[string]string{"charmcraft.yaml": ExampleCharm}
	for _, beside := range e.Beside {
		files[beside[0]] = beside[1]
	}
	if files[e.File] = text; text == "" {
		delete(files, e.File)
	}
	return files
}
