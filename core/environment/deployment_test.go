package environment

import (
	"testing"

	"charm-playground/core/deployment"
	"charm-playground/core/framework"
	"charm-playground/core/value"
)

// testDeployment returns a new deployment of a project that has only a name.
func testDeployment(framework string) *deployment.Deployment {
	project := value.NewMap()
	project.Map.SetString("name", value.NewString("shop"))
	return deployment.Read(project, framework, deployment.Files{})
}

// TestAnyProjectHasAState checks that the smallest project has a state in every
// framework.
func TestAnyProjectHasAState(t *testing.T) {
	for _, name := range append(framework.Names(), "unknown") {
		if state := Work(testDeployment(name)); state == nil || state.Port == 0 && state.Data == nil {
			t.Errorf("%s: %+v", name, state)
		}
	}
}
