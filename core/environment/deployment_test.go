package environment

import (
	"testing"

	"charm-playground/core/deployment"
	"charm-playground/core/framework"
	"charm-playground/core/value"
)

// testDeployment is a fresh deployment of a project with nothing in it.
func testDeployment(framework string) *deployment.Deployment {
	project := value.NewMap()
	project.Map.SetString("name", value.NewString("shop"))
	return deployment.Read(project, framework, deployment.Files{})
}

// TestAnyProjectHasAState sees to it that no expanded project is too odd.
func TestAnyProjectHasAState(t *testing.T) {
	for _, name := range append(framework.Names(), "unknown") {
		if state := Work(testDeployment(name)); state == nil || state.Port == 0 && state.Data == nil {
			t.Errorf("%s: %+v", name, state)
		}
	}
}
