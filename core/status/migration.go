package status

import (
	"path"
	"slices"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/environment"
	"charm-playground/core/framework"
	"charm-playground/core/value"
)

func (u *unit) commandOf(m framework.Migration) []string {
	if m.Command == nil {
		return []string{u.framework.AppDir + "/" + m.File}
	}
	return m.Command
}

// exists reports whether the app's directory has a file or directory with the
// name.
func (u *unit) exists(name string) bool {
	return slices.ContainsFunc(u.d.Files, func(file string) bool {
		file = path.Clean(file)
		return file == name || strings.HasPrefix(file, name+"/")
	})
}

func (u *unit) migration() (found *Migration) {
	for _, m := range framework.Migrations {
		if u.exists(m.File) {
			found = &Migration{u.commandOf(m), Pending}
		}
	}
	return found
}

func (u *unit) migrate() *environment.Failure {
	migration := u.status.Migration
	if migration == nil {
		return nil
	}
	code, at := u.exit(migration.Command)
	if code == 0 {
		migration.Result = Completed
		return nil
	}
	migration.Result = Failed
	return blocked(at, "database migration command "+reprOf(migration.Command)+" failed, will retry in next update-status", "The migration ended with an exit code other than 0.")
}

// reprOf returns Python's repr of a list of strings.
func reprOf(words []string) string {
	list := value.NewList()
	for _, word := range words {
		list.Items = append(list.Items, value.NewString(word))
	}
	return list.Repr()
}

// exit returns the exit code of the mocked command that shares the longest prefix
// with a command, and its place; any other command is gunicorn's check.
func (u *unit) exit(command []string) (code int, at deployment.Place) {
	name, longest := "check-config", 0
	try := func(mock string, prefix []string) {
		if len(prefix) > longest && len(command) >= len(prefix) && strings.Join(command[:len(prefix)], "\x00") == strings.Join(prefix, "\x00") {
			name, longest = mock, len(prefix)
		}
	}
	for _, m := range framework.Migrations {
		try(m.File, u.commandOf(m))
	}
	try("gevent", []string{"python3", "-c", "import gevent"})
	return u.d.ExitCodes[name], u.d.ExitAt[name]
}
