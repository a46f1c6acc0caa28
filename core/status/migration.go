package status

import (
	"path"
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
	for _, file := range u.d.Files {
		file = path.Clean(file)
		if file == name || strings.HasPrefix(file, name+"/") {
			return true
		}
	}
	return false
}

func (u *unit) migration() *Migration {
	var found *Migration
	for _, m := range framework.Migrations {
		if u.exists(m.File) {
			found = &Migration{u.commandOf(m), Pending}
		}
	}
	return found
}

func (u *unit) migrate() *environment.Failure {
	if u.status.Migration == nil {
		return nil
	}
	command := u.status.Migration.Command
	code, at := u.exit(command)
	if code == 0 {
		u.status.Migration.Result = Completed
		return nil
	}
	u.status.Migration.Result = Failed
	list := value.NewList()
	for _, word := range command {
		list.Items = append(list.Items, value.NewString(word))
	}
	return blocked(at, "database migration command "+list.Repr()+" failed, will retry in next update-status", "The migration ended with an exit code other than 0.")
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
