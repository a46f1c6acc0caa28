// Package project is the project folder as an in-memory file system: what
// charmcraft and the charm read beside charmcraft.yaml.
package project

import (
	"fmt"
	"path"
	"slices"

	"github.com/hack-pad/hackpadfs"
	"github.com/hack-pad/hackpadfs/mem"
)

// The files of a project folder that have a meaning of their own.
const (
	Charmcraft = "charmcraft.yaml"
	Mock       = "mock.yaml"
	Rockcraft  = "rockcraft.yaml"
	PaasConfig = "paas-config.yaml"
	Metadata   = "metadata.yaml"
	Config     = "config.yaml"
	Actions    = "actions.yaml"
	EnvExample = ".env.example"
	CosCustom  = "cos_custom"
)

// Folder is a project folder.
type Folder struct {
	fs      hackpadfs.FS
	files   []string // their paths, in alphabetical order
	skipped []string
}

// New makes a folder of files: their paths, relative and with '/', and their
// texts. Files that no folder can contain (an absolute path, one with "..", one
// below another file, one over the limits) are left out and listed by Skipped.
// An error means that the file system itself failed.
func New(files map[string]string) (*Folder, error) {
	fs, err := mem.NewFS()
	if err != nil {
		return nil, fmt.Errorf("making the project folder: %w", err)
	}
	folder := &Folder{fs: fs}
	for _, name := range sortedNames(files) {
		if err := folder.write(name, files[name]); err != nil {
			folder.skipped = append(folder.skipped, name)
			continue
		}
		folder.files = append(folder.files, name)
	}
	return folder, nil
}

func sortedNames(files map[string]string) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (f *Folder) write(name, text string) error {
	if name == "." || !holdable(name) || !hackpadfs.ValidPath(name) {
		return hackpadfs.ErrInvalid
	}
	if err := hackpadfs.MkdirAll(f.fs, path.Dir(name), 0o755); err != nil {
		return err
	}
	return hackpadfs.WriteFullFile(f.fs, name, []byte(text), 0o644)
}

// Skipped returns the names given to New that no folder can contain.
func (f *Folder) Skipped() []string { return f.skipped }

// Read returns the text of a file, and whether there is a file with that name.
func (f *Folder) Read(name string) (string, bool) {
	content, err := hackpadfs.ReadFile(f.fs, name)
	return string(content), err == nil
}

// Exists reports whether there is a file or folder with that name.
func (f *Folder) Exists(name string) bool {
	_, err := hackpadfs.Stat(f.fs, name)
	return err == nil
}

// IsFolder reports whether name is a folder.
func (f *Folder) IsFolder(name string) bool {
	info, err := hackpadfs.Stat(f.fs, name)
	return err == nil && info.IsDir()
}

// List returns the names in a folder, in alphabetical order; none if there is
// no such folder.
func (f *Folder) List(name string) []string {
	entries, err := hackpadfs.ReadDir(f.fs, name)
	if err != nil {
		return nil
	}
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	slices.Sort(names)
	return names
}

// Files returns the paths of all files, in alphabetical order.
func (f *Folder) Files() []string { return f.files }
