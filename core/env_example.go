package core

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/envexample"
	"charm-playground/core/environment"
	"charm-playground/core/expansion"
	"charm-playground/core/project"
)

// expected answers the variables that .env.example lists, if there is one.
func (f *files) expected(expanded *expansion.Expansion, charm *deployed) ([]envexample.Answer, []diagnostic.Diagnostic) {
	if _, ok := f.folder.Read(project.EnvExample); !ok {
		return nil, nil
	}
	against := envexample.Charm{File: f.charmcraft.File, Root: f.charmcraft.Root, Project: expanded.Project, Framework: expanded.Framework}
	if charm != nil {
		for _, v := range charm.state.Variables {
			against.Variables = append(against.Variables, envexample.Variable{Name: v.Name, From: origin(v)})
		}
	}
	return envexample.Answers(f.sources.File(project.EnvExample), against)
}

// origin says what provides a variable: "option 'token'".
func origin(v *environment.Variable) string {
	name := v.Origin.Path[strings.LastIndexByte(v.Origin.Path, '.')+1:]
	switch v.Kind {
	case environment.Config, environment.Secret:
		return "option '" + name + "'"
	case environment.Integration:
		return "integration '" + name + "'"
	case environment.Model:
		return "the model's configuration"
	default:
		return "the charm"
	}
}
