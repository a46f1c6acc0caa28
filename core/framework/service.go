package framework

import "strings"

// Suffixes of the names of services that get the app's environment besides the
// framework's own service (app.py, _app_layer; in any case).
const (
	WorkerSuffix    = "-worker"
	SchedulerSuffix = "-scheduler"
)

// IsWorker reports whether the service runs on every unit with the app's
// environment.
func IsWorker(service string) bool { return strings.HasSuffix(strings.ToLower(service), WorkerSuffix) }

// IsScheduler reports whether the service runs on unit 0 only, with the app's
// environment.
func IsScheduler(service string) bool {
	return strings.HasSuffix(strings.ToLower(service), SchedulerSuffix)
}

// Migration is a file that the charm runs before the app.
type Migration struct {
	File    string
	Command []string // nil for the file itself
	Doc     string   // a sentence about what it is
}

// Migrations are the files that run a migration. If the rock has several, the
// last one counts (app.py, _run_migrations).
var Migrations = []Migration{
	{"migrate", nil, "The migration, where it is the program `migrate`."},
	{"migrate.sh", []string{"bash", "-eo", "pipefail", "migrate.sh"}, "The migration, where it is `migrate.sh`."},
	{"migrate.py", []string{"python3", "migrate.py"}, "The migration, where it is `migrate.py`."},
	{"manage.py", []string{"python3", "manage.py", "migrate"}, "The migration, where it is Django's."},
}
