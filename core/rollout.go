package core

import (
	"charm-playground/core/result"
	"charm-playground/core/rollout"
)

// Rollout says how to set up the mocked deployment of a project in Juju. It
// returns ErrNoCharm while charmcraft refuses the project.
func Rollout(files map[string]string, options Options) (result.Rollout, error) {
	options.Skip = append(options.Skip, SkipPaths, SkipJuju)
	w := work(files, options)
	if w.expanded.Project == nil {
		return result.Rollout{}, ErrNoCharm
	}
	return rollout.Of(w.charm.deployment, valueOf(w.files.rockcraft), w.files.sources), nil
}
